// How large the places are that people click or tap.
involveChecks.targets = {
  ...involveChecks.page,
  // Those that people need most: they are as large as a finger, 44 pixels.
  MAIN: "nav a, .tools a, .switch a, .formats a, .site-name a, .skip, button, input, select, textarea, summary, audio, .card :is(h2, h3) a",

  // Everything that is too small: how large it is, how large it should be, and what it is.
  small() {
    const targets = this.operable().filter(element => element.tabIndex >= 0 && !element.matches(".table-scroll, main")).map(element => ({ element, box: this.area(element) }));
    return targets.flatMap(target => {
      const main = target.element.matches(this.MAIN);
      const least = main ? 44 : 24;
      const { width, height } = target.box;
      if (Math.min(width, height) >= least - .5) return [];
      if (this.inSentence(target.element) || (!main && this.hasSpace(target, targets))) return [];
      return [{ told: this.told(target.element), width: Math.round(width), height: Math.round(height), least }];
    });
  },

  // What answers to a click: the element and its label, or everything that its ::after covers.
  area(element) {
    const boxes = [element, ...(element.labels ?? [])].filter(one => this.isSeen(one)).map(one => one.getBoundingClientRect());
    const after = getComputedStyle(element, "::after");
    if (after.content !== "none" && after.position === "absolute" && after.inset === "0px") {
      boxes.push(this.holder(element).getBoundingClientRect());
    }
    const left = Math.min(...boxes.map(box => box.left)), right = Math.max(...boxes.map(box => box.right));
    const top = Math.min(...boxes.map(box => box.top)), bottom = Math.max(...boxes.map(box => box.bottom));
    return { left, right, top, bottom, width: right - left, height: bottom - top };
  },

  holder(element) {
    return getComputedStyle(element).position !== "static" ? element : element.offsetParent ?? element;
  },

  // A link within words of a sentence is as large as its words (WCAG 2.5.8, inline).
  inSentence(element) {
    if (!getComputedStyle(element).display.startsWith("inline")) return false;
    const around = element.parentElement.closest("p, li, dd, td, th, figcaption, caption, h1, h2, h3, h4, blockquote, div");
    return around && around.textContent.trim().length > element.textContent.trim().length;
  },

  // A circle of 24 pixels around its middle touches no other target, nor the circle of another that is small.
  hasSpace({ element, box }, targets) {
    const [x, y] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
    return targets.every(other => {
      if (other.element === element) return true;
      const small = Math.min(other.box.width, other.box.height) < 24;
      const [a, b] = [(other.box.left + other.box.right) / 2, (other.box.top + other.box.bottom) / 2];
      const near = [Math.max(other.box.left, Math.min(x, other.box.right)), Math.max(other.box.top, Math.min(y, other.box.bottom))];
      return small ? Math.hypot(a - x, b - y) >= 24 : Math.hypot(near[0] - x, near[1] - y) >= 12;
    });
  },
};
