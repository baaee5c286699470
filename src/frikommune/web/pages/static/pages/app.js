// Starts Det Fælles Designsystem, and again on what htmx has put in.
document.addEventListener("DOMContentLoaded", () => {
  DKFDS.init();
  document.querySelectorAll(".more-button span").forEach((one) => { one.textContent = document.body.dataset.more; });
});
document.addEventListener("htmx:load", (event) => {
  if (event.detail.elt === document.body) return;
  DKFDS.init({ scope: event.detail.elt });
  // It adds its “more” to the menu each time, whatever the scope.
  document.querySelectorAll(".more-option ~ .more-option").forEach((one) => { one.remove(); });
});
// A refusal is an answer too: htmx shows it where the answer would have stood.
document.addEventListener("htmx:beforeSwap", (event) => {
  if (event.detail.xhr.status === 422) { event.detail.shouldSwap = true; event.detail.isError = false; }
});
// Fields that say so send their form when they change.
document.addEventListener("change", (event) => { if (event.target.matches("[data-sends]")) event.target.form.requestSubmit(); });
// Choosing a language or signing in leads back to where the reader is, also after htmx has changed the address.
document.addEventListener("htmx:pushedIntoHistory", () => {
  const here = location.pathname + location.search;
  document.querySelectorAll('form.inline-form input[name="next"], .portal-info-mobile input[name="next"]').forEach((one) => { one.value = here; });
  document.querySelectorAll('a[href*="?next="]').forEach((one) => { one.search = "?next=" + encodeURIComponent(here); });
});
