// Filters of the published overview: the happenings lie beside the page in pieces; they are loaded when something is
// asked for, and the list, the map and the days show what is left. The address holds what is asked for, as on a server.
import { counted, eventAddress, fetchJson, hear, make, root, say, sieve, tell } from "./page.js";
import { fold } from "./words.js";

const ROWS = 50;
const NAMES = ["from", "until", "place", "box", "kind", "party", "outlet", "origin", "grade", "disputed", "background"];
const LABELS = { from: "From", until: "Until", place: "Place", box: "On the map", kind: "Kind", party: "Party", outlet: "Outlet", origin: "On the word of", grade: "Grade", disputed: "Disputed only", background: "Background" };
const SIGNS = { agreed: "⇄", admitted: "!", corroborated: "●●", single: "●", contested: "≠", unattributed: "○" };

let everything = null;

export async function start(form) {
  const list = document.getElementById("list");
  const own = [...list.childNodes];
  const period = document.getElementById("period");
  const always = period?.textContent;
  const put = ["brief", "counts", "days"].map((id) => document.getElementById(id)).filter(Boolean);

  async function apply(from) {
    const asked = askedIn(location.search);
    fill(form, asked);
    const isAsking = [...asked.keys()].length > 0;
    for (const part of put) part.hidden = isAsking;
    document.getElementById("chips").replaceChildren(...chips(asked, go));
    if (isAsking) {
      const { tests, faults } = testsOf(asked);
      const left = (await load()).filter((event) => tests.every((test) => test(event)));
      sieve.ids = new Set(left.map((event) => event.id));
      draw(list, left, faults);
      if (period) period.textContent = periodOf(left);
    } else {
      if (period) period.textContent = always;
      sieve.ids = null;
      list.replaceChildren(...own);
    }
    tell("asked", { from });
    say(list.querySelector("h2").textContent);
    list.dataset.sifted = isAsking ? "1" : "";
  }
  function go(asked, from = "form") {
    history.replaceState(null, "", `${location.pathname}${[...asked.keys()].length ? `?${asked}` : ""}`);
    apply(from);
  }
  form.addEventListener("change", () => go(askedIn(new URLSearchParams(new FormData(form)))));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    go(askedIn(new URLSearchParams(new FormData(form))));
  });
  hear("ask", ({ change, from }) => {
    const asked = askedIn(location.search);
    for (const [name, value] of Object.entries(change)) {
      if (value === null) asked.delete(name);
      else asked.set(name, value);
    }
    go(asked, from);
  });
  if ([...askedIn(location.search).keys()].length) await apply("start");
  form.dataset.ready = "1";
}

const askedIn = (given) => new URLSearchParams([...new URLSearchParams(given)].filter(([name, value]) => NAMES.includes(name) && value !== "" && !(name === "background" && value === "without")));

async function load() {
  everything ||= (async () => {
    const { pieces } = await fetchJson(`${root}data/events.js`);
    const parts = await Promise.all(Array.from({ length: pieces }, (_, number) => fetchJson(`${root}data/events-${number}.js`)));
    return parts.flat();
  })();
  return everything;
}

/** From the first to the last day of some happenings, in words. */
function periodOf(events) {
  const dated = events.filter((event) => event.begin !== null);
  if (!dated.length) return "no dated happenings";
  const words = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
  const first = dated.reduce((day, event) => (event.begin < day ? event.begin : day), dated[0].begin);
  const last = dated.reduce((day, event) => (event.until > day ? event.until : day), dated[0].until);
  return [...new Set([first, last])].map((day) => words.format(new Date(`${day}T00:00Z`))).join(" – ");
}

/** The first or last day of a day, month or year; null where it is none. */
function dayOf(value, isLast) {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(value.trim());
  if (!match) return null;
  const [, year, month = isLast ? "12" : "01", given] = match;
  const last = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  const day = given ?? (isLast ? String(last).padStart(2, "0") : "01");
  return Number(month) >= 1 && Number(month) <= 12 && Number(day) >= 1 && Number(day) <= last ? `${year}-${month}-${day}` : null;
}

/** What a happening must be like; and a sentence for each value that cannot be understood. */
function testsOf(asked) {
  const tests = [];
  const faults = [];
  const begin = asked.has("from") ? dayOf(asked.get("from"), false) : undefined;
  const until = asked.has("until") ? dayOf(asked.get("until"), true) : undefined;
  for (const [name, day] of [["from", begin], ["until", until]]) {
    if (day === null) faults.push(`“${asked.get(name)}” cannot be read as “${name}”; write 2017-03-19, 2017-03 or 2017. It is left out.`);
  }
  if (begin) tests.push((event) => event.until !== null && event.until >= begin);
  if (until) tests.push((event) => event.begin !== null && event.begin <= until);
  if (asked.has("place")) {
    const place = fold(asked.get("place"));
    tests.push((event) => event.places.some((name) => fold(name).includes(place)));
  }
  if (asked.has("box")) {
    const box = asked.get("box").split(",").map(Number);
    if (box.length === 4 && box.every(Number.isFinite)) tests.push(({ point }) => point !== null && point[1] >= box[1] && point[1] <= box[3] && (box[0] <= box[2] ? point[0] >= box[0] && point[0] <= box[2] : point[0] >= box[0] || point[0] <= box[2]));
    else faults.push(`“${asked.get("box")}” cannot be read as “box”; write west,south,east,north in degrees. It is left out.`);
  }
  const any = (name, values) => {
    const wanted = new Set(asked.getAll(name));
    if (wanted.size) tests.push((event) => values(event).some((value) => wanted.has(value)));
  };
  any("kind", (event) => [event.kind, event.type]);
  any("party", (event) => event.parties);
  any("outlet", (event) => event.outlets);
  any("origin", (event) => event.origins);
  any("grade", (event) => [event.grade]);
  if (["1", "true", "yes", "on"].includes(asked.get("disputed"))) tests.push((event) => event.disputed);
  const background = asked.get("background") || "without";
  if (background !== "with") tests.push((event) => event.background === (background === "only"));
  return { tests, faults };
}

function fill(form, asked) {
  for (const field of form.elements) {
    if (!field.name) continue;
    const value = asked.get(field.name) || "";
    if (field.type === "checkbox") field.checked = value !== "";
    else if (field.tagName === "SELECT" && value && ![...field.options].some((option) => option.value === value)) field.append(make("option", { value }, value));
    if (field.type !== "checkbox") field.value = value;
  }
}

function chips(asked, go) {
  const each = [...asked].map(([name, value]) => {
    const without = new URLSearchParams([...asked].filter(([other, given]) => other !== name || given !== value));
    const words = name === "disputed" ? "" : value;
    return make("li", {}, make("span", {}, `${LABELS[name]}${words ? `: ${words}` : ""}`), " ", make("button", { type: "button", "aria-label": `Remove ${LABELS[name]} ${words}`, click: () => go(without) }, "×"));
  });
  return each.length > 1 ? [...each, make("li", {}, make("button", { type: "button", click: () => go(new URLSearchParams()) }, "Clear all"))] : each;
}

function draw(list, events, faults) {
  const rows = make("div");
  const more = make("button", { type: "button", click: () => add() });
  let shown = 0;
  let day = null;
  function add() {
    for (const event of events.slice(shown, shown + ROWS)) {
      const heading = event.day || "Undated";
      if (heading !== day) rows.append(make("h3", { class: "day" }, heading));
      day = heading;
      rows.append(rowOf(event));
    }
    shown = Math.min(shown + ROWS, events.length);
    more.hidden = shown >= events.length;
    more.textContent = `Show more (${(events.length - shown).toLocaleString("en-GB")} left)`;
  }
  add();
  list.replaceChildren(make("h2", { id: "h-list" }, counted(events.length, "happening")), ...faults.map((fault) => make("p", { class: "banner fault", role: "alert" }, fault)), make("p", { class: "order" }, summary(events)), rows, make("p", {}, more));
  if (!events.length) rows.append(make("p", {}, "Nothing in the ledger is like this. Take a filter away."));
}

function summary(events) {
  const counts = new Map();
  for (const { grade } of events) counts.set(grade, (counts.get(grade) || 0) + 1);
  const disputed = events.filter((event) => event.disputed).length;
  return [...Object.keys(SIGNS).filter((grade) => counts.has(grade)).map((grade) => `${SIGNS[grade]} ${grade} ${counts.get(grade)}`), disputed ? `in dispute ${disputed}` : ""].filter(Boolean).join(" · ");
}

/** A row as the server makes it. */
function rowOf(event) {
  const facts = make("p", { class: "facts" });
  const add = (kind, words) => words && facts.append(make("span", { class: kind }, words));
  if (event.when !== event.day) add("when", event.when);
  for (const toll of event.tolls) add("toll", toll);
  add("where", event.places.slice(0, 2).join(", "));
  add("kind", event.kind);
  if (event.disputed) add("flag dispute", "≠ in dispute");
  if (event.background) add("told", "told as background");
  add("who", `${event.grade}: ${event.names.join(", ") || "nobody named"}`);
  add("papers", counted(event.documents, "document"));
  return make("article", { class: `event${event.disputed ? " disputed" : ""}${event.background ? " background" : ""}`, id: event.id, "data-event": event.id },
    make("span", { class: "sign", "aria-hidden": "true" }, SIGNS[event.grade] || ""), make("h4", {}, make("a", { href: eventAddress(event.id) }, event.words)), facts);
}
