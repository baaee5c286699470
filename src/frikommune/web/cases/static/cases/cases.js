// A picture that is wider than its box begins where today is.
for (const box of document.querySelectorAll(".case-picture")) {
  const now = box.querySelector(".now");
  if (now) box.scrollLeft += now.getBoundingClientRect().left - box.getBoundingClientRect().left - box.clientWidth * 0.6;
}
