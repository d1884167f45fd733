// What a reader chose on “How to read this site”, set on the page before anything of it is seen.
(() => {
  "use strict";
  const root = document.documentElement;

  function set() {
    let kept = "";
    try {
      kept = localStorage.getItem("involve.reading") ?? "";
    } catch {
      return; // This browser keeps nothing; what is set holds for this page.
    }
    const chosen = new Map(kept.split(" ").map((one) => one.split("=")));
    for (const name of ["size", "space", "colours", "font"]) {
      if (chosen.get(name)) root.dataset[name] = chosen.get(name);
      else delete root.dataset[name];
    }
  }

  set();
  addEventListener("pageshow", (event) => event.persisted && set()); // back to a page of before
  addEventListener("storage", set); // chosen in another window
})();
