// What stands above the letters of “All pages, A to Z” when somebody has searched. Without this script the box
// leads to the letters alone. The question is in the address (?q=), so that a link or a reload finds the same.
// The index is loaded only where there is a question; builder/search/index.py says how it is written.
(() => {
  "use strict";
  const place = document.getElementById("page.found");
  const asked = (new URLSearchParams(location.search).get("q") ?? "").trim().slice(0, 200);
  if (!place || !asked) return;
  const told = place.querySelector("[role=status]");
  const WORTH = [1, 2, 5, 12]; // of a word that a page says once, often, in a heading, in its title
  const MOST = 50; // results
  let pages, known, lists, byStem, names, small;

  // ---- Words, folded as builder/search/said.py folds them

  const fold = (text) => text.toLowerCase().normalize("NFD").replace(/[\p{M}’'ʼ]/gu, "");
  const joined = (number) => number.replace(/\D/g, "");
  const wordsOf = (text) =>
    (fold(text).replace(/\b0\d(?:[\s-]?\d){8,9}\b/g, joined).match(/[\p{L}\p{N}]+/gu) ?? []).filter(
      (word) => !small.has(word),
    );

  // centre and centres, bus and buses, plan and planning have one stem.
  function stem(word) {
    if (word.length < 4 || /\d/.test(word)) return word;
    const long = word.length > 4;
    let short = word;
    if (long && /ie[sd]$/.test(short)) short = short.slice(0, -3) + "y";
    else if (long && /(ss|us|x|ch|sh)es$/.test(short)) short = short.slice(0, -2);
    else if (!/(ss|us|is|news)$/.test(short)) short = short.replace(/s$/, "");
    short = short.replace(/(.{4})(ing|ed)$/, "$1");
    if (short.length > 4) short = short.replace(/e$/, "");
    return short.replace(/([^aeou])\1$/, "$1");
  }

  // How many letters are wrong, missing, too many or changed about; `most` + 1 stands for any more.
  function distance(from, to, most) {
    if (Math.abs(from.length - to.length) > most) return most + 1;
    let before = [];
    let above = [...to, ""].map((_, at) => at);
    for (let i = 1; i <= from.length; i++) {
      const row = [i];
      for (let j = 1; j <= to.length; j++) {
        const wrong = from[i - 1] === to[j - 1] ? 0 : 1;
        row[j] = Math.min(above[j] + 1, row[j - 1] + 1, above[j - 1] + wrong);
        if (i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1])
          row[j] = Math.min(row[j], before[j - 2] + 1);
      }
      if (Math.min(...row) > most) return most + 1;
      [before, above] = [above, row];
    }
    return above[to.length];
  }

  // ---- The index

  function read(index) {
    let last = "";
    pages = index.pages;
    small = new Set(index.small.split(" "));
    lists = index.on.split(" ");
    known = index.words.split(" ").map((coded) => {
      last = last.slice(0, parseInt(coded[0], 36)) + coded.slice(1);
      return last;
    });
    names = index.names.map(([term, also, avoid]) => ({
      term,
      ours: [term, ...also].map(wordsOf).filter((form) => form.length),
      avoided: avoid.map((text) => Object.assign(wordsOf(text), { text })),
    }));
    byStem = new Map();
    known.forEach((word, at) => byStem.set(stem(word), [...(byStem.get(stem(word)) ?? []), at]));
  }

  function numbers(steps) {
    const found = [];
    let page = -1;
    let more = 0;
    for (let at = 0; at < steps.length; at++) {
      const code = steps.charCodeAt(at);
      if (code < 92) more = more * 44 + code - 48;
      else {
        found.push((page += more * 34 + code - 92));
        more = 0;
      }
    }
    return found;
  }

  // The pages that say a word, in any of its forms, each with what that is worth: rare words are worth more.
  function saying(word) {
    const found = new Map();
    for (const at of byStem.get(stem(word)) ?? []) {
      const exact = known[at] === word ? 1 : 0.7;
      lists[at].split(",").forEach((steps, worth) => {
        for (const page of numbers(steps))
          found.set(page, Math.max(found.get(page) ?? 0, WORTH[worth] * exact));
      });
    }
    const rare = Math.log(1 + pages.length / (found.size || 1));
    found.forEach((worth, page) => found.set(page, worth * rare));
    return found;
  }

  // ---- What is meant

  // The word of the site, or of the glossary, that is most like one that nobody says.
  function nearest(word) {
    const most = word.length < 8 ? 1 : 2;
    let best = { far: Infinity };
    const compare = (other, said) => {
      let far = Math.min(distance(word, other, most), distance(stem(word), stem(other), most) + 0.25);
      if (word.length > 3 && other.startsWith(word)) far = Math.min(far, 1);
      if (far > most + 0.25) return;
      if (other[0] !== word[0]) far += 0.5; // people seldom miss the first letter
      if (far < best.far || (far === best.far && said > best.said)) best = { far, said, word: other };
    };
    known.forEach((other, at) => compare(other, lists[at].length));
    for (const form of namedWords()) compare(form, 0);
    return best.word;
  }

  const namedWords = () => names.flatMap((name) => [...name.ours, ...name.avoided].flat());

  function mended(word, notes) {
    const sure = byStem.has(stem(word)) || namedWords().some((other) => stem(other) === stem(word));
    const other = sure || word.length < 3 || /\d/.test(word) ? "" : nearest(word);
    if (other) notes.push(`We looked for “${other}”, because no page says “${word}”.`);
    return other || word;
  }

  const same = (some, others) =>
    some.length === others.length && some.every((word, at) => stem(word) === stem(others[at]));

  // The parts of a question: each is a list of ways to say it, for the glossary knows other names of things.
  function parts(words, notes) {
    const found = [];
    for (let at = 0; at < words.length; ) {
      let said, name, avoided;
      for (let length = Math.min(6, words.length - at); length && !name; length--) {
        said = words.slice(at, at + length);
        const fits = (form) => same(form, said);
        name = names.find((one) => one.ours.some(fits) || (avoided = one.avoided.find(fits)));
      }
      if (avoided) notes.push(`${avoided.text[0].toUpperCase()}${avoided.text.slice(1)}: we say “${name.term}”.`);
      else if (name && !same(name.ours[0], said)) notes.push(`We also looked for “${name.term}”.`);
      const scattered = avoided && said.length > 1; // its words say something else where they stand apart
      found.push([...(scattered ? [] : [said]), ...(name?.ours ?? [])]);
      at += said.length;
    }
    return found;
  }

  // ---- Finding

  // The pages that say every word of one of the ways.
  function fitting(ways) {
    const found = new Map();
    for (const words of ways) {
      const [first, ...rest] = words.map(saying);
      first.forEach((worth, page) => {
        if (!rest.every((others) => others.has(page))) return;
        const whole = rest.reduce((sum, others) => sum + others.get(page), worth);
        found.set(page, Math.max(found.get(page) ?? 0, whole));
      });
    }
    return found;
  }

  function find(notes) {
    const ways = parts(wordsOf(asked).map((word) => mended(word, notes)), notes);
    const meant = ways.map(fitting);
    const stems = new Set(ways.flat(2).map(stem));
    // What the whole title says is worth more than one word of many; what is over is worth less.
    const weight = (page) => {
      const title = wordsOf(pages[page][1]).map(stem);
      const share = title.filter((word) => stems.has(word)).length / (title.length || 1);
      return (1 + share) * (/^Closed/.test(pages[page][3] ?? "") ? 0.8 : 1);
    };
    const all = [...new Set(meant.flatMap((found) => [...found.keys()]))].map((page) => ({
      page,
      parts: meant.filter((found) => found.has(page)).length,
      worth: meant.reduce((sum, found) => sum + (found.get(page) ?? 0), 0) * weight(page),
    }));
    const whole = all.filter((one) => one.parts === meant.length);
    if (all.length && !whole.length) notes.push("No page says all of this. These pages say some of it.");
    const order = (one, other) => other.parts - one.parts || other.worth - one.worth || one.page - other.page;
    return (whole.length ? whole : all).sort(order).map((one) => pages[one.page]);
  }

  // ---- Showing

  function make(name, words, into, attributes = {}) {
    const element = document.createElement(name);
    element.textContent = words;
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    into.append(element);
    return element;
  }

  const root = place.dataset.index.replace(/involve\/search-index\.js.*$/, "");
  const file = location.protocol === "file:" ? "index.html" : ""; // no server opens folders there
  const address = (path) => root + path + file;

  function card([path, title, summary, status, easy, lang], list) {
    const words = make("div", "", make("li", "", list, { class: "card" }), { class: "card-words" });
    const inLanguage = lang ? { lang, dir: "auto" } : {};
    make("a", title, make("h2", "", words, inLanguage), { href: address(path) });
    if (status) make("p", status, words, { class: "found-status", ...inLanguage });
    if (summary) make("p", summary, words, inLanguage);
    const easyRead = { href: address(`${path}easy-read/`), "aria-label": `Easy read: ${title}` };
    if (easy) make("a", "Easy read", make("p", "", words), easyRead);
  }

  function show() {
    const notes = [];
    read(window.involveIndex);
    const found = find(notes);
    head(`${found.length || "No"} ${found.length === 1 ? "page" : "pages"} about “${asked}”`, notes);
    if (found.length > MOST) make("p", `Here are the ${MOST} that fit best. More words find fewer pages.`, told);
    const list = make("ul", "", place, { class: "cards" });
    for (const page of found.slice(0, MOST)) card(page, list);
    list.hidden = !found.length;
    place.querySelector(".found-none").hidden = !list.hidden;
  }

  // The page is now about what was found: that is its heading and its title, and the letters come second.
  function head(words, notes) {
    const letters = document.querySelector(".page-head h1");
    document.title = document.title.replace(letters.textContent, () => words);
    letters.replaceWith(make("h2", letters.textContent, place));
    told.textContent = "";
    make("h1", words, told);
    for (const note of notes) make("p", note, told);
  }

  addEventListener("pageshow", () => {
    document.getElementById("page.search").value = asked;
  });
  told.textContent = "Searching…";
  const index = document.createElement("script");
  index.src = place.dataset.index;
  index.onload = show;
  index.onerror = () => {
    told.textContent = "The search did not load. Every page stands below, from A to Z.";
  };
  document.head.append(index);
})();
