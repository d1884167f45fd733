// What is lost when there is little room: parts wider than the screen, words cut off, words over words.
involveChecks.zoom = {
  ...involveChecks.page,

  // Spacing that readers may set for themselves (WCAG 1.4.12). A policy against inline styles allows sheets made so.
  space() {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`
      * { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
      p { margin-block-end: 2em !important; }`);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  },

  // The pieces of text that are shown.
  texts() {
    const nodes = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node.data.trim() && this.isSeen(node.parentElement)) nodes.push(node);
    }
    return nodes;
  },

  // Where the lines of a piece of text stand.
  lines(node) {
    const range = document.createRange();
    range.selectNodeContents(node);
    return [...range.getClientRects()].filter(box => box.width > 1);
  },

  // All words that are shown.
  words() {
    return this.texts().flatMap(node => node.data.trim().split(/\s+/));
  },

  // Words, pictures and controls that reach over the edge of the screen, outside of regions marked for scrolling.
  wide() {
    const outside = box => box.right > innerWidth + 1 || box.left < -1;
    const words = this.texts().filter(node => this.lines(node).some(outside)).map(node => node.parentElement);
    const things = [...document.querySelectorAll(`img, svg, ${this.OPERABLE}`)].filter(element => this.isSeen(element) && outside(element.getBoundingClientRect()));
    const found = [...new Set([...words, ...things])].filter(element => !this.scroller(element));
    const page = document.documentElement.scrollWidth > innerWidth;
    return page && !found.length ? ["page"] : found.map(element => this.told(element));
  },

  // The region around an element that scrolls sideways, if it has a name and the keyboard can reach it.
  scroller(element) {
    for (let one = element.parentElement; one; one = one.parentElement) {
      if (["auto", "scroll"].includes(getComputedStyle(one).overflowX)) {
        const named = one.hasAttribute("aria-label") || one.hasAttribute("aria-labelledby");
        return one.getAttribute("role") === "region" && one.tabIndex === 0 && named && one.querySelector("table") ? one : null;
      }
    }
    return null;
  },

  // Elements that cut off words of their own.
  clipped() {
    return [...document.body.querySelectorAll("*")].filter(element => {
      const style = getComputedStyle(element);
      const across = ["hidden", "clip"].includes(style.overflowX) && element.scrollWidth > element.clientWidth + 1;
      const down = ["hidden", "clip"].includes(style.overflowY) && element.scrollHeight > element.clientHeight + 1;
      const cut = style.textOverflow === "ellipsis" && element.scrollWidth > element.clientWidth + 1;
      return this.isSeen(element) && (across || down || cut) && element.innerText?.trim();
    }).map(element => this.told(element));
  },

  // Lines of words that lie over lines of other words.
  overlapping() {
    const lines = this.texts().flatMap(node => this.lines(node).map(box => {
      const inset = box.height / 4; // letters are less high than their line
      return { node, left: box.left + 1, right: box.right - 1, top: box.top + inset, bottom: box.bottom - inset };
    }));
    lines.sort((one, other) => one.top - other.top);
    const found = new Set();
    lines.forEach((one, place) => {
      for (let next = place + 1; next < lines.length && lines[next].top < one.bottom; next++) {
        const other = lines[next];
        if (other.node !== one.node && one.left < other.right && other.left < one.right) found.add(one.node.parentElement);
      }
    });
    return [...found].map(element => this.told(element));
  },

  // Bars that stay where they are while the page moves, and leave less than half of the screen for it.
  stuck() {
    return [...document.body.querySelectorAll("*")].filter(element => {
      const stays = ["fixed", "sticky"].includes(getComputedStyle(element).position);
      return stays && this.isSeen(element) && element.getBoundingClientRect().height > innerHeight / 2;
    }).map(element => this.told(element));
  },
};
