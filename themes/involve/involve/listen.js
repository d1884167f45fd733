// Listening along: the sentence that is being spoken is marked; parts of the recording, headings and links to the
// tracks of an edition start it; and it has a speed. Without this script the browser's own player plays the
// recording just the same. Nothing is fetched and nothing plays before the reader asks; no key of the keyboard is
// taken.
(() => {
  "use strict";
  const player = document.getElementById("page.player");
  if (!player) return;
  const section = player.closest(".listen");
  const say = (element, words) => {
    if (element.textContent !== words) element.textContent = words;
  };
  const here = (rect) => rect.bottom > 0 && rect.top < innerHeight;
  const whole = (rect) => rect.top >= 0 && rect.bottom <= innerHeight - 96; // above the bar

  // ---- The sentence that is being spoken: cues are [number of its place, begin, end], in order --------------

  const HOLD = 0.8; // seconds for which a sentence stays marked after its end: the pauses are about as long
  let cues = null;
  let marked = null;
  let follow = true; // the page moves with the voice only for readers who keep the sentence in view
  let asked = -1; // the time that one of our own buttons has set
  let moving = 0; // since when the page has been on its way to a sentence

  function load() {
    if (cues || !player.dataset.cues) return;
    cues = [];
    const script = document.createElement("script");
    script.src = player.dataset.cues;
    script.onload = () => {
      if (window.involveCues.says !== player.dataset.says) return; // a page from before the recording, or after
      cues = window.involveCues.cues;
      mark();
    };
    document.head.append(script);
  }

  function cueAt(time) {
    let low = 0;
    let high = cues.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (cues[middle][1] <= time) low = middle + 1;
      else high = middle;
    }
    const cue = cues[low - 1];
    return cue && time < cue[2] + HOLD ? cue : null;
  }

  function unmark() {
    if (marked) marked.classList.remove("spoken");
    marked = null;
  }

  function mark() {
    const cue = cues && cueAt(player.currentTime);
    const place = cue ? document.getElementById(`s.${cue[0]}`) : null;
    if (moving && (Date.now() - moving > 1500 || !marked || here(marked.getBoundingClientRect()))) moving = 0;
    if (place === marked) return;
    if (marked && !moving) follow = here(marked.getBoundingClientRect());
    unmark();
    marked = place;
    if (!place) return;
    place.classList.add("spoken");
    if (!follow || player.paused || whole(place.getBoundingClientRect())) return;
    moving = Date.now();
    place.scrollIntoView({ block: "center" });
  }

  let next = 0; // the frame that looks again: never more than one
  function tick() {
    mark();
    cancelAnimationFrame(next);
    if (!player.paused) next = requestAnimationFrame(tick);
  }

  function startAt(time) {
    asked = time;
    follow = true;
    player.currentTime = time;
    play();
  }

  function play() {
    const started = player.play();
    if (started) started.catch(() => {}); // paused again before it began, or no sound: the player shows that
  }

  // ---- Parts, and a button at each heading that begins one -------------------------------------------------

  const parts = [...section.querySelectorAll("[data-begin]")].map((item) => ({
    item,
    begin: Number(item.dataset.begin),
    heading: document.getElementById(item.dataset.section),
  }));
  const fromHere = section.querySelector("template");

  for (const part of parts) {
    if (part.item.matches("a")) playHere(part);
    else offerButton(part);
  }

  /** A link to a moment of the recording, which browsers open as a page of its own, plays it here. */
  function playHere(part) {
    part.item.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return; // a new tab, as asked
      event.preventDefault();
      startAt(part.begin);
    });
  }

  function offerButton(part) {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...part.item.childNodes);
    button.addEventListener("click", () => startAt(part.begin));
    part.item.append(button);
    if (part.heading) offerFromHere(part);
  }

  function offerFromHere(part) {
    const copy = fromHere.content.cloneNode(true);
    const button = copy.querySelector("button");
    part.button = button;
    button.addEventListener("click", () => {
      if (part !== current()) startAt(part.begin);
      else if (player.paused) play();
      else player.pause();
    });
    part.heading.after(copy);
    name(part, "Listen from here");
  }

  /** What a button does now; people who hear only its name are told of which part, too. */
  function name(part, words) {
    say(part.button.querySelector("span"), words);
    const label = `${words}: ${part.heading.textContent}`;
    if (part.button.getAttribute("aria-label") !== label) part.button.setAttribute("aria-label", label);
  }

  /** The part that is being heard, or was when the reader paused. */
  function current() {
    const began = player.currentTime > 0 && !player.ended;
    return began ? parts.filter((part) => part.begin <= player.currentTime).pop() : undefined;
  }

  // ---- A way to pause that is always in sight --------------------------------------------------------------

  const bar = section.querySelector(".listen-bar");
  const pause = bar.querySelector("button");
  function tell() {
    const now = current();
    for (const part of parts)
      if (part.button) name(part, part !== now ? "Listen from here" : player.paused ? "Carry on" : "Pause");
    for (const { item } of parts.filter(({ item }) => item.matches("a")))
      if (item === now?.item) item.setAttribute("aria-current", "true");
      else item.removeAttribute("aria-current");
    say(pause, player.paused ? "Carry on" : "Pause");
    const far = !here(player.getBoundingClientRect());
    const shown = (now !== undefined && far) || document.activeElement === pause;
    bar.hidden = !shown;
    document.documentElement.classList.toggle("has-listen-bar", shown);
  }

  pause.addEventListener("click", () => (player.paused ? play() : player.pause()));
  pause.addEventListener("blur", () => requestAnimationFrame(tell));
  addEventListener("scroll", tell, { passive: true });

  // ---- Speed, remembered on this device --------------------------------------------------------------------

  const speed = document.getElementById("page.speed");
  const SPEED = "involve.speed";

  function remembered() {
    try {
      return localStorage.getItem(SPEED);
    } catch {
      return null; // some browsers keep nothing for pages opened from a disk
    }
  }

  function setSpeed() {
    player.defaultPlaybackRate = player.playbackRate = Number(speed.value);
  }

  speed.addEventListener("change", () => {
    setSpeed();
    try {
      localStorage.setItem(SPEED, speed.value);
    } catch {
      // It holds for this page all the same.
    }
  });
  if ([...speed.options].some((option) => option.value === remembered())) speed.value = remembered();
  setSpeed();
  speed.parentElement.hidden = false;

  // ---- What the player says --------------------------------------------------------------------------------

  player.addEventListener("play", () => {
    load();
    tick();
  });
  player.addEventListener("seeking", () => {
    unmark();
    follow = Math.abs(player.currentTime - asked) < 0.1; // who moves the player's own slider keeps it in view
  });
  for (const name of ["seeked", "pause", "ended"]) player.addEventListener(name, mark);
  for (const name of ["play", "pause", "ended", "timeupdate"]) player.addEventListener(name, tell);
  // Two voices at once are understood by nobody.
  document.addEventListener(
    "play",
    (event) => {
      for (const other of document.querySelectorAll("audio")) if (other !== event.target) other.pause();
    },
    true,
  );
})();
