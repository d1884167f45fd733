// What all measurements of an open page share: which elements are seen, and how to tell people of one.
window.involveChecks ??= {};
involveChecks.page = {
  // What somebody can click, tap or type into.
  OPERABLE: "a[href], area[href], button, input:not([type=hidden]), select, textarea, summary, audio[controls], video[controls], [tabindex], [contenteditable=true]",

  // Whether an element is seen: not hidden, and larger than the one pixel of words for screen readers alone.
  isSeen(element) {
    if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return false;
    const box = element.getBoundingClientRect();
    return box.width > 1 && box.height > 1;
  },

  operable() {
    return [...document.querySelectorAll(this.OPERABLE)].filter(element => !element.disabled && this.isSeen(element));
  },

  // An element for people: `link “Glossary” (footer > nav a)`.
  told(element) {
    if (!element || element === document.documentElement) return "page";
    const kinds = { A: "link", BUTTON: "button", INPUT: "box", SELECT: "list of choices", SUMMARY: "fold", AUDIO: "player", IMG: "picture", TABLE: "table", P: "paragraph" };
    const label = element.getAttribute("aria-label") ?? element.labels?.[0]?.textContent ?? element.alt ?? element.textContent;
    const words = label.trim().replace(/\s+/g, " ");
    const name = words.length > 60 ? words.slice(0, 57).trim() + "…" : words;
    return [kinds[element.tagName] ?? "part", name && `“${name}”`, `(${this.path(element)})`].filter(Boolean).join(" ");
  },

  // Where an element stands, for those who mend templates: at most three steps.
  path(element) {
    const steps = [];
    for (let one = element; one && one !== document.body && steps.length < 3; one = one.parentElement) {
      const name = one.id ? `#${one.id}` : [...one.classList].slice(0, 2).map(part => `.${part}`).join("");
      steps.unshift(one.tagName.toLowerCase() + name);
      if (one.id) break;
    }
    return steps.join(" > ") || "body";
  },

  // A colour as red, green, blue (0–255) and how solid it is (0–1), however it is written: the browser draws it.
  colours: new Map(),
  colour(text) {
    if (!this.colours.has(text)) {
      const pen = new OffscreenCanvas(1, 1).getContext("2d");
      pen.fillStyle = text;
      pen.fillRect(0, 0, 1, 1);
      const [red, green, blue, solid] = pen.getImageData(0, 0, 1, 1).data;
      this.colours.set(text, { rgb: [red, green, blue], solid: solid / 255 });
    }
    return this.colours.get(text);
  },

  // Contrast of two colours as WCAG counts it: 1 to 21.
  contrast(one, other) {
    const light = ({ rgb }) => {
      const [r, g, b] = rgb.map(part => part / 255).map(part => part <= .04045 ? part / 12.92 : ((part + .055) / 1.055) ** 2.4);
      return .2126 * r + .7152 * g + .0722 * b;
    };
    const [dark, bright] = [light(one), light(other)].sort((a, b) => a - b);
    return (bright + .05) / (dark + .05);
  },

  // Contrast of the words of an element with its ground, as their styles say.
  contrastOf(selector) {
    const element = document.querySelector(selector);
    return this.contrast(this.colour(getComputedStyle(element).color), this.ground(element));
  },

  // The colour of the ground that an element stands on.
  ground(element) {
    for (let one = element; one; one = one.parentElement) {
      const colour = this.colour(getComputedStyle(one).backgroundColor);
      if (colour.solid > .99) return colour;
    }
    return { rgb: [255, 255, 255], solid: 1 };
  },
};
