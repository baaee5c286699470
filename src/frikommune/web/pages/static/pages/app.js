// Starts Det Fælles Designsystem, and again on what htmx has put in.
document.addEventListener("DOMContentLoaded", () => {
  DKFDS.init();
  document.querySelectorAll(".more-button span").forEach((one) => { one.textContent = document.body.dataset.more; });
});
document.addEventListener("htmx:load", (event) => { if (event.detail.elt !== document.body) DKFDS.init({ scope: event.detail.elt }); });
// A refusal is an answer too: htmx shows it where the answer would have stood.
document.addEventListener("htmx:beforeSwap", (event) => {
  if (event.detail.xhr.status === 422) { event.detail.shouldSwap = true; event.detail.isError = false; }
});
// Fields that say so send their form when they change.
document.addEventListener("change", (event) => { if (event.target.matches("[data-sends]")) event.target.form.requestSubmit(); });
