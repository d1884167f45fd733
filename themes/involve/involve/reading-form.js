// The form of “How to read this site”. What is chosen holds at once, and reading.js sets it on every page.
// It is kept on this device as “size=larger colours=dark”; an empty answer is the usual.
(() => {
  "use strict";
  const form = document.getElementById("page.reading");
  if (!form) return;
  const root = document.documentElement;
  const radios = [...form.querySelectorAll("input")];
  const told = form.querySelector("[role=status]");

  function show() {
    for (const radio of radios) radio.checked = radio.value === "";
    for (const radio of radios) if (radio.value && root.dataset[radio.name] === radio.value) radio.checked = true;
  }

  function keep(done) {
    const chosen = radios.filter((radio) => radio.checked && radio.value);
    try {
      if (chosen.length)
        localStorage.setItem("involve.reading", chosen.map(({ name, value }) => `${name}=${value}`).join(" "));
      else localStorage.removeItem("involve.reading");
      told.textContent = done;
    } catch {
      told.textContent = "Your browser does not let us keep this. It holds for this page only.";
    }
  }

  form.addEventListener("change", ({ target }) => {
    if (target.value) root.dataset[target.name] = target.value;
    else delete root.dataset[target.name];
    keep("Done. This device remembers it.");
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.querySelector("button").addEventListener("click", () => {
    for (const { name } of radios) delete root.dataset[name];
    show();
    keep("Everything is as usual again, and nothing is remembered.");
  });
  addEventListener("pageshow", show);
  addEventListener("storage", show);
  show();
  form.hidden = false;
})();
