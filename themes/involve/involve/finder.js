// The filters of “Get involved”. Without this script every card stands in its group, and short lists answer
// the same questions. Each filter is a control with a name; a card says in data-<name> which answers it fits.
// What is chosen stands in the address, so a link or a reload shows the same again.
(() => {
  "use strict";
  const form = document.getElementById("page.finder");
  if (!form) return;
  const controls = [...form.querySelectorAll("input, select")];
  const groups = [...document.querySelectorAll(".group")];
  const cards = groups.flatMap((group) => [...group.querySelectorAll(".card")]);
  const told = form.querySelector("[role=status]");

  const answer = (control) => (control.type === "checkbox" && !control.checked ? "" : control.value);
  const suits = (card, chosen) =>
    chosen.every((control) => (card.dataset[control.name] ?? answer(control)).split(" ").includes(answer(control)));

  function show() {
    const chosen = controls.filter(answer);
    for (const card of cards) card.hidden = !suits(card, chosen);
    for (const group of groups)
      group.querySelector(".none").hidden = group.querySelector(".card:not([hidden])") !== null;
    remember(chosen);
  }

  function tell() {
    told.textContent = `${cards.filter((card) => !card.hidden).length} of ${cards.length} shown`;
  }

  function choose() {
    show();
    tell();
  }

  function remember(chosen) {
    const query = new URLSearchParams(chosen.map((control) => [control.name, answer(control)])).toString();
    const address = location.pathname + (query ? `?${query}` : "") + location.hash;
    try {
      history.replaceState(null, "", address);
    } catch {
      // Some browsers keep the address of a page that was opened from a disk as it is.
    }
  }

  function recall() {
    const asked = new URLSearchParams(location.search);
    for (const control of controls) {
      const wanted = asked.get(control.name) ?? "";
      if (control.type === "checkbox") control.checked = wanted === control.value;
      else control.value = [...control.options].some((option) => option.value === wanted) ? wanted : "";
    }
    show();
    if (controls.some(answer)) tell();
    else told.textContent = ""; // nobody has asked, and screen readers would read it out
  }

  form.addEventListener("change", choose);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.querySelector("button").addEventListener("click", () => {
    form.reset();
    choose();
  });
  addEventListener("pageshow", recall);
  addEventListener("popstate", recall);

  for (const lists of document.querySelectorAll("[data-instead]")) {
    lists.hidden = true;
    for (const link of document.querySelectorAll(`a[href="#${lists.dataset.instead}"]`))
      link.parentElement.hidden = true;
  }
  form.hidden = false;
})();
