// The slider sets the day as it moves; the table follows. Without this the form's button does the same.
// A day alone is read as midnight UTC: said in any other zone it could be the day before.
document.addEventListener("DOMContentLoaded", () => {
  const slide = document.getElementById("slide"), on = document.getElementById("on"), stood = document.getElementById("stood");
  if (!slide || !on) return;
  const first = Number(slide.dataset.first.slice(0, 4));
  const said = document.getElementById("slid-to");
  let waiting;
  slide.addEventListener("input", () => {
    const month = Number(slide.value);
    on.value = `${first + Math.floor(month / 12)}-${String(month % 12 + 1).padStart(2, "0")}-01`;
    stood.value = slide.value;
    said.value = new Date(on.value).toLocaleDateString(document.documentElement.lang, { month: "long", year: "numeric", timeZone: "UTC" });
    slide.setAttribute("aria-valuetext", said.value);
    clearTimeout(waiting);
    waiting = setTimeout(() => htmx.trigger("#ask", "slid"), 120);
  });
  slide.addEventListener("change", (event) => event.stopPropagation());
  on.addEventListener("change", () => {
    const [year, month] = on.value.split("-").map(Number);
    if (!year) return;
    slide.value = (year - first) * 12 + month - 1;
    stood.value = slide.value;
    said.value = new Date(on.value).toLocaleDateString(document.documentElement.lang, { timeZone: "UTC" });
  });
});
