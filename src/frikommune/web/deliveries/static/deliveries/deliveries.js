// A file that cannot be an export, or is too large, is told of before it is sent; files may be dropped on the field.
document.querySelectorAll(".deliveries-send").forEach((form) => {
  const field = form.querySelector('input[type="file"]');
  const told = form.querySelector(".deliveries-said");
  const place = form.querySelector(".deliveries-drop");
  const endings = form.dataset.endings.split(",");
  const check = () => {
    const files = [...field.files];
    const wrong = files.filter((one) => !endings.some((ending) => one.name.toLowerCase().endsWith(ending)));
    const size = files.reduce((sum, one) => sum + one.size, 0);
    const words = wrong.length ? `${told.dataset.wrong} ${wrong.map((one) => one.name).join(", ")}` : size > Number(form.dataset.most) ? told.dataset.large : "";
    told.textContent = words;
    field.setCustomValidity(words);
  };
  field.addEventListener("change", check);
  ["dragover", "dragleave", "drop"].forEach((name) => place.addEventListener(name, (event) => {
    event.preventDefault();
    place.classList.toggle("is-over", name === "dragover");
    if (name === "drop" && event.dataTransfer.files.length) { field.files = event.dataTransfer.files; check(); }
  }));
});
