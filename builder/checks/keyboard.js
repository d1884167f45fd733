// One stop of the Tab key: what has the focus, and whether people can see that it has.
involveChecks.keyboard = {
  ...involveChecks.page,
  seen: [],
  order: new Map(),
  taken: false,
  GROUPS: "nav, section, article, form, header, footer, aside, main, ul, ol, dl, table, details",

  // Begin at the top of the page, with nothing chosen.
  start() {
    this.seen = [];
    this.order = new Map(this.operable().filter(element => element.tabIndex >= 0).map((element, place) => [element, place]));
    // Whether a script took the last key for itself: what did not hear of the key until the end took it.
    addEventListener("keydown", () => this.taken = true, true);
    addEventListener("keydown", event => this.taken = event.defaultPrevented);
    document.activeElement?.blur();
    scrollTo(0, 0);
  },

  // Write down what gets the focus from now on, and say what it was.
  listen() {
    this.seen = [];
    document.addEventListener("focusin", ({ target }) => target !== this.seen.at(-1) && this.seen.push(target));
  },
  heard() {
    return this.seen.map(element => this.told(element));
  },

  // Everything that should be reached and was not; of radio buttons in a group one is enough.
  missed() {
    const names = new Set(this.seen.filter(one => one.type === "radio").map(one => one.name));
    return [...this.order.keys()]
      .filter(element => !this.seen.includes(element) && this.isSeen(element))
      .filter(element => element.type !== "radio" || !names.has(element.name))
      .map(element => this.told(element));
  },

  // What has the focus now; null at the end of the page, where a browser without a window may begin anew.
  stop() {
    const element = document.activeElement;
    if (!element || element === document.body || element === document.documentElement) return null;
    const before = this.seen.at(-1);
    if (element === this.seen[0] && element !== before && !this.taken && !this.missed().length) return null;
    const stayed = element === before;
    const again = !stayed && this.seen.includes(element);
    if (!stayed) this.seen.push(element);
    const media = element instanceof HTMLMediaElement;
    return {
      told: this.told(element),
      kind: this.kind(element),
      place: this.seen.indexOf(element),
      stayed, again, media,
      box: this.box(element),
      ring: media || this.hasRing(element),
      outside: this.outside(element),
      covered: media ? "" : this.cover(element),
      backwards: before && !stayed ? this.backwards(before, element) : "",
    };
  },

  // What elements have in common whose rings look the same.
  kind(element) {
    const parent = element.parentElement;
    return [parent.tagName, ...parent.classList, element.tagName, ...element.classList, this.ground(parent).rgb].join(" ");
  },

  box(element) {
    const { x, y, width, height } = element.getBoundingClientRect();
    return { x, y, width, height };
  },

  // Whether an outline or a shadow of two pixels or more stands out from the ground by 3 to 1.
  hasRing(element) {
    const style = getComputedStyle(element);
    const ground = this.ground(element.parentElement);
    const rings = [];
    if (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2) rings.push(style.outlineColor);
    const shadow = style.boxShadow.match(/^(\w+\([^)]*\)) 0px 0px 0px ([\d.]+)px/);
    if (shadow && parseFloat(shadow[2]) >= 2) rings.push(shadow[1]);
    return rings.map(ring => this.colour(ring)).some(ring => ring.solid > .9 && this.contrast(ring, ground) >= 3);
  },

  // Whether a part of it is off the screen. Of what is larger than the screen, and sideways of what stands in a
  // table that scrolls, a part must be seen: browsers move neither any further.
  outside(element) {
    const box = element.getBoundingClientRect();
    const gone = (begin, end, size) => end < 1 || begin > size - 1;
    const off = (begin, end, size) => end - begin > size ? gone(begin, end, size) : begin < -1 || end > size + 1;
    const across = element.closest("[role=region][tabindex='0']") ? gone : off;
    return across(box.left, box.right, innerWidth) || off(box.top, box.bottom, innerHeight);
  },

  // What hides the middle or a corner of it; nothing may.
  cover(element) {
    for (const box of element.getClientRects()) {
      const inset = Math.min(4, box.width / 4, box.height / 4);
      const across = [box.left + inset, box.left + box.width / 2, box.right - inset];
      const down = [box.top + inset, box.top + box.height / 2, box.bottom - inset];
      for (const x of across) for (const y of down) {
        const hit = document.elementFromPoint(x, y);
        if (hit && !this.belongs(hit, element)) return this.told(hit);
      }
    }
    return "";
  },

  belongs(hit, element) {
    const label = element.labels && [...element.labels].some(one => one.contains(hit));
    return element.contains(hit) || label || this.isRounded(hit, element);
  },

  // A corner that is rounded off shows what is around the element, which hides nothing.
  isRounded(hit, element) {
    return hit.contains(element) && !["fixed", "sticky"].includes(getComputedStyle(hit).position);
  },

  // Whether both stand in one run of words that is written the other way than the line: e-mail addresses in Arabic.
  // Browsers set such a run, links and all, in the direction in which its own words are read.
  RTL: /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/,
  LTR: /(?![\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc])\p{L}/u,
  turned(before, element, rtl) {
    if ([before, element].some(one => getComputedStyle(one).display !== "inline")) return false;
    const run = document.createRange();
    run.setStartBefore(before);
    run.setEndAfter(element);
    const [own, other] = rtl ? [this.RTL, this.LTR] : [this.LTR, this.RTL];
    return other.test(run) && !own.test(run);
  },

  // How the focus went against the reading order: in the document, or on the screen within one group.
  backwards(before, element) {
    if (before.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_PRECEDING) return "document";
    if (before.closest(this.GROUPS) !== element.closest(this.GROUPS)) return "";
    const [one, other] = [before.getBoundingClientRect(), element.getBoundingClientRect()];
    const beside = one.top < other.bottom - 4 && other.top < one.bottom - 4;
    const under = one.left < other.right && other.left < one.right;
    const rtl = getComputedStyle(element.parentElement).direction === "rtl";
    const left = (rtl ? other.left >= one.right : other.right <= one.left) && !this.turned(before, element, rtl);
    return (beside && left && other.top <= one.top + 4) || (under && other.bottom <= one.top + 1) ? "screen" : "";
  },
};
