// The days: each happening a bar from its first to its last day, with soft ends where these are not known to the day;
// where they are too many, how many there are. Drawing a stretch with the pointer asks for what lies in it.
import { eventAddress, fetchJson, hear, isStatic, make, sieve, tell } from "./page.js";

const DAY = 86400000;
const HEIGHT = 190;
const AXIS = 18;
const LANE = 9;
const UNKNOWN_DAYS = 3;
const EXACT = new Set(["minute", "hour", "part_of_day", "day", "duration", "ongoing", "by_publication", null]);
const UNITS = [[1, "day"], [7, "week"], [30.44, "month"], [91.3, "quarter"], [365.25, "year"]];
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

const dayOf = (value) => Math.floor(Date.parse(`${value.slice(0, 10)}T00:00Z`) / DAY);
const isoOf = (day) => new Date(Math.floor(day) * DAY).toISOString().slice(0, 10);

export async function start(box) {
  const canAsk = !isStatic || Boolean(document.querySelector("form[data-sift]"));
  const plot = make("svg", { class: "plot", height: HEIGHT, role: "img", "aria-label": "Happenings by day; the table below holds the same" });
  const told = make("span", { class: "told", "aria-live": "off" });
  const state = { bars: [], view: [0, 1], here: null };
  const tool = (words, label, click) => make("button", { type: "button", "aria-label": label, click }, words);
  const tools = make("div", { class: "days-tools" },
    tool("+", "Zoom in", () => zoom(0.5)), tool("−", "Zoom out", () => zoom(2)), tool("‹", "Earlier", () => pan(-0.4)), tool("›", "Later", () => pan(0.4)), tool("All", "Show all days", () => look(wholeOf(state.bars))),
    !canAsk ? null : make("button", { type: "button", click: () => ask(state.view) }, "Only these days"), told);
  box.append(plot, tools);
  const draw = () => drawPlot(plot, told, state);

  function look([first, last]) {
    const length = Math.max(last - first, 4);
    state.view = [first, first + length];
    draw();
  }
  const zoom = (factor, around = (state.view[0] + state.view[1]) / 2) => look([around - (around - state.view[0]) * factor, around + (state.view[1] - around) * factor]);
  const pan = (share) => look(state.view.map((edge) => edge + share * (state.view[1] - state.view[0])));
  const ask = ([first, last]) => tell("ask", { change: { from: isoOf(first), until: isoOf(Math.max(first, last - 0.01)) }, from: "days" });

  async function refresh(from) {
    const answer = await fetchJson(box.dataset.timeline).catch(() => ({ bars: [] }));
    state.bars = barsOf(answer).filter((bar) => !sieve.ids || sieve.ids.has(bar.id));
    const asked = new URLSearchParams(location.search);
    box.dataset.bars = state.bars.length;
    if (from !== "days" || !asked.has("from")) look(asked.has("from") || asked.has("until") ? wholeOf(state.bars) : bulkOf(state.bars));
    else look([dayOf(full(asked.get("from"))), dayOf(full(asked.get("until"))) + 1]);
  }
  hear("asked", ({ from }) => refresh(from));
  hear("select", ({ id }) => {
    for (const bar of plot.querySelectorAll(".happening")) bar.classList.toggle("is-here", bar.dataset.id === id);
  });
  new ResizeObserver(draw).observe(plot);
  plot.addEventListener("wheel", (event) => {
    if (!event.ctrlKey && !event.shiftKey) return;
    event.preventDefault();
    zoom(event.deltaY > 0 || event.deltaX > 0 ? 1.4 : 0.7, dayAt(plot, state, event));
  }, { passive: false });
  brush(plot, state, canAsk ? ask : look);
  await refresh("start");
  box.dataset.ready = "1";
}

const full = (value) => (value.length === 4 ? `${value}-01-01` : value.length === 7 ? `${value}-01` : value);

/** Bars of what the API gives: happenings one by one, or how many there are on each day. */
function barsOf({ bars, days }) {
  if (days) return days.map(({ day, events, disputed }) => ({ first: dayOf(day), last: dayOf(day) + 1, events, disputedEvents: disputed, isSoft: false }));
  return bars.map((bar) => {
    const isOpen = bar.begin === null || bar.precision === "by_publication";
    const first = isOpen ? dayOf(bar.until) - UNKNOWN_DAYS : dayOf(bar.begin);
    const until = bar.until ?? isoOf(first + UNKNOWN_DAYS);
    return { ...bar, first, last: Math.max(dayOf(until) + 1, first + 1), events: 1, disputedEvents: bar.disputed ? 1 : 0, softFirst: isSoft(bar) || isOpen, softLast: isSoft(bar) || bar.until === null, isSoft: isSoft(bar) || isOpen };
  }).sort((one, other) => one.first - other.first || one.last - other.last);
}

/** A happening is dated softly where its words name a longer stretch (a month, "this week") in which it lies. */
const isSoft = (bar) => !EXACT.has(bar.precision) && bar.begin?.slice(0, 10) !== bar.until?.slice(0, 10);

const wholeOf = (bars) => (bars.length ? [Math.min(...bars.map((bar) => bar.first)) - 1, Math.max(...bars.map((bar) => bar.last)) + 1] : [dayOf("2020-01-01"), dayOf("2021-01-01")]);

/** Where most of it lies; what reports tell of years before does not push the rest together. */
function bulkOf(bars) {
  if (bars.length < 20) return wholeOf(bars);
  const ends = bars.map((bar) => bar.first).sort((a, b) => a - b);
  const cut = Math.floor(ends.length * 0.04);
  return [ends[cut] - 2, ends[ends.length - 1 - Math.floor(cut / 4)] + 3];
}

const dayAt = (plot, { view }, event) => {
  const edge = plot.getBoundingClientRect();
  return view[0] + ((event.clientX - edge.left) / edge.width) * (view[1] - view[0]);
};

function brush(plot, state, done) {
  let from = null;
  const shade = make("rect", { class: "chosen", y: 0, height: HEIGHT - AXIS });
  plot.addEventListener("pointerdown", (event) => {
    if (event.button) return;
    from = event.clientX;
  });
  addEventListener("pointermove", (event) => {
    if (from === null) return;
    const left = plot.getBoundingClientRect().left;
    shade.setAttribute("x", Math.min(from, event.clientX) - left);
    shade.setAttribute("width", Math.abs(event.clientX - from));
    if (!shade.parentNode) plot.append(shade);
  });
  addEventListener("pointerup", (event) => {
    if (from === null) return;
    const start = from;
    from = null;
    shade.remove();
    if (Math.abs(event.clientX - start) < 5) return;
    const days = [dayAt(plot, state, { clientX: start }), dayAt(plot, state, event)].sort((a, b) => a - b);
    done([Math.floor(days[0]), Math.max(Math.ceil(days[1]), Math.floor(days[0]) + 1)]);
  });
}

function drawPlot(plot, told, state) {
  const width = plot.clientWidth;
  if (!width) return;
  plot.setAttribute("viewBox", `0 0 ${width} ${HEIGHT}`);
  const [first, last] = state.view;
  const x = (day) => ((day - first) / (last - first)) * width;
  const seen = state.bars.filter((bar) => bar.last > first && bar.first < last);
  const lanes = seen.length && seen.every((bar) => bar.id) && width / (last - first) > 1.2 ? lanesOf(seen, x) : null;
  const fits = lanes !== null && lanes.count * LANE <= HEIGHT - AXIS - 4;
  plot.replaceChildren(fades(), ...axis(state.view, width, x), ...(fits ? single(seen, lanes.of, x) : summed(seen, state.view, width, x, told)));
  if (fits) told.textContent = `each bar one happening; a fading end: not known to the day`;
}

function lanesOf(bars, x) {
  const ends = [];
  const of = bars.map((bar) => {
    const free = ends.findIndex((end) => end <= x(bar.first));
    const lane = free < 0 ? ends.length : free;
    ends[lane] = Math.max(x(bar.last), x(bar.first) + 5) + 1.5;
    return lane;
  });
  return { of, count: ends.length };
}

function single(bars, lanes, x) {
  return bars.map((bar, number) => {
    const fade = `${bar.softFirst ? "s" : "h"}${bar.softLast ? "s" : "h"}${bar.disputed ? "d" : "p"}`;
    return make("rect", { class: "happening", "data-id": bar.id, x: x(bar.first), y: HEIGHT - AXIS - 3 - (lanes[number] + 1) * LANE, width: Math.max(x(bar.last) - x(bar.first) - 1, 5), height: LANE - 2, rx: 1, fill: `url(#fade-${fade})`, click: () => tell("select", { id: bar.id, from: "days", go: true }), dblclick: () => (location.href = eventAddress(bar.id)) },
      make("title", {}, `${bar.when}: ${bar.words}${bar.disputed ? " (in dispute)" : ""}`));
  });
}

/** A fill for each pair of hard and soft ends. */
function fades() {
  const found = make("defs");
  for (const begin of "sh") for (const end of "sh") for (const ink of "pd") {
    const stop = (offset, opacity) => make("stop", { class: `stop${ink === "d" ? " disputed" : ""}`, offset, "stop-opacity": opacity });
    found.append(make("linearGradient", { id: `fade-${begin}${end}${ink}` }, stop(0, begin === "s" ? 0.06 : 1), stop(0.35, 1), stop(0.65, 1), stop(1, end === "s" ? 0.06 : 1)));
  }
  return found;
}

/** Columns of how many there are; what is not known to the day is spread over the days it may have been on. */
function summed(bars, [first, last], width, x, told) {
  const [unit, name] = UNITS.find(([days]) => (days / (last - first)) * width >= 5) || UNITS.at(-1);
  const count = Math.ceil((last - first) / unit);
  const sums = Array.from({ length: count }, () => [0, 0, 0]);
  for (const bar of bars) {
    const share = bar.events / (bar.last - bar.first);
    for (let at = Math.max(Math.floor((bar.first - first) / unit), 0); at < count && first + at * unit < bar.last; at += 1) {
      const overlap = Math.min(bar.last, first + (at + 1) * unit) - Math.max(bar.first, first + at * unit);
      if (overlap <= 0) continue;
      const part = share * overlap;
      const disputed = bar.events ? part * (bar.disputedEvents / bar.events) : 0;
      sums[at][0] += disputed;
      sums[at][bar.isSoft ? 2 : 1] += part - disputed;
    }
  }
  const top = Math.max(...sums.map((parts) => parts[0] + parts[1] + parts[2]), 1);
  const high = HEIGHT - AXIS - 8;
  told.textContent = `happenings by ${name}, ${Math.round(top)} at most; pale: not known to the day; lower part: in dispute`;
  return sums.flatMap((parts, at) => {
    let base = HEIGHT - AXIS;
    return ["disputed", "", "soft"].map((kind, part) => {
      const tall = (parts[part] / top) * high;
      base -= tall;
      return tall > 0.3 ? make("rect", { class: `count ${kind}`, x: x(first + at * unit), y: base, width: Math.max(x(first + unit) - x(first) - 1, 1), height: tall }) : null;
    }).filter(Boolean);
  });
}

function axis([first, last], width, x) {
  const perDay = width / (last - first);
  const marks = [];
  const begin = new Date(first * DAY);
  if (perDay > 22) for (let day = Math.ceil(first); day < last; day += 1) marks.push([day, `${new Date(day * DAY).getUTCDate()} ${MONTHS[new Date(day * DAY).getUTCMonth()]}`]);
  else {
    const step = perDay > 1.6 ? 1 : perDay > 0.55 ? 3 : 12;
    const start = step === 12 ? 0 : begin.getUTCMonth() - (begin.getUTCMonth() % step);
    for (let month = start; marks.length < 400; month += step) {
      const day = Date.UTC(begin.getUTCFullYear(), month, 1) / DAY;
      if (day >= last) break;
      const date = new Date(day * DAY);
      if (day >= first) marks.push([day, date.getUTCMonth() === 0 || step === 12 ? String(date.getUTCFullYear()) : MONTHS[date.getUTCMonth()]]);
    }
  }
  let end = -Infinity;
  return marks.flatMap(([day, words]) => {
    const place = x(day);
    const line = make("line", { class: "tick", x1: place, x2: place, y1: 0, y2: HEIGHT - AXIS + 4 });
    if (place < end || place > width - 24) return [line];
    end = place + words.length * 6.5 + 10;
    return [line, make("text", { x: place + 3, y: HEIGHT - 5 }, words)];
  });
}
