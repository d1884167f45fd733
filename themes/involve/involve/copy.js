// A button that copies an address, for those whose browser lets pages do that. Without it the address can be
// copied by hand.
(() => {
  "use strict";
  if (!navigator.clipboard) return;
  for (const button of document.querySelectorAll("[data-copies]")) {
    button.hidden = false;
    button.addEventListener("click", async () => {
      const told = button.nextElementSibling;
      told.textContent = "";
      try {
        await navigator.clipboard.writeText(button.dataset.copies);
        told.textContent = "Copied.";
      } catch {
        told.textContent = "Your browser does not let us copy. Please copy the address by hand.";
      }
    });
  }
})();
