// Places that say data-saves keep what is typed while it is typed. No form is sent before they are done: what was typed
// last is not lost, and what was typed earlier does not arrive later. Whoever leaves by a link has the rest sent, too.
(() => {
  const typed = new Set(), underway = new Set();
  const formOf = (place) => place.closest("form");

  document.addEventListener("input", (event) => document.querySelectorAll("[data-saves]").forEach((place) => {
    if (formOf(place) === event.target.form) typed.add(place);
  }));
  document.addEventListener("htmx:beforeRequest", ({ detail: { elt } }) => {
    if (!elt.matches("[data-saves]")) return;
    typed.delete(elt);
    underway.add(elt);
  });
  document.addEventListener("htmx:afterRequest", ({ detail: { elt } }) => underway.delete(elt));

  const waiting = new WeakSet();
  document.addEventListener("submit", (event) => {
    const form = event.target, first = [...typed].filter((place) => formOf(place) !== form);
    if (!first.length && !underway.size) {
      typed.clear();
      return;
    }
    event.preventDefault();
    event.stopImmediatePropagation();
    if (waiting.has(form)) return;
    waiting.add(form);
    whenSaved(first, (all) => {
      waiting.delete(form);
      if (all) form.requestSubmit(event.submitter?.isConnected ? event.submitter : undefined);
    });
  }, true);

  // Calls back with whether all was saved. What was refused is shown instead, where it was typed.
  function whenSaved(places, done) {
    const refused = new Set();
    const look = ({ detail: { elt, xhr } }) => {
      if (places.includes(elt)) refused[xhr.status >= 200 && xhr.status < 300 ? "delete" : "add"](elt);
      if (underway.size || places.some((place) => typed.has(place))) return;
      document.removeEventListener("htmx:afterRequest", look);
      refused.forEach((place) => place.scrollIntoView({ block: "center" }));
      setTimeout(() => done(!refused.size));
    };
    const wrong = places.filter((place) => !formOf(place).reportValidity());
    if (wrong.length) {
      done(false);
      return;
    }
    document.addEventListener("htmx:afterRequest", look);
    places.forEach((place) => htmx.trigger(place, "save"));
  }

  addEventListener("pagehide", () => typed.forEach((place) => fetch(place.getAttribute("hx-post"), {
    method: "POST", keepalive: true, headers: { "HX-Request": "true" }, body: new URLSearchParams(new FormData(formOf(place))),
  })));
})();
