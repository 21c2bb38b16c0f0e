// What all parts share: making elements, addresses, and the two things that they tell each other.
//   "ledger:asked"   the page shows something else now; `detail.from` names the part that asked for it
//   "ledger:select"  an event is chosen or (id null) let go; `detail` = {id, from}

export const root = document.body.dataset.root || "";
export const isStatic = "static" in document.body.dataset;

/** Make an element: properties that are functions become listeners, others attributes. */
export function make(tag, properties = {}, ...children) {
  const isDrawing = ["svg", "g", "rect", "circle", "path", "line", "text", "title", "defs", "linearGradient", "stop", "polygon"].includes(tag);
  const made = isDrawing ? document.createElementNS("http://www.w3.org/2000/svg", tag) : document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === "function") made.addEventListener(name, value);
    else made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

export const eventAddress = (id) => `${root}events/${encodeURIComponent(id)}${isStatic ? ".html" : ""}`;

export const tell = (name, detail) => document.dispatchEvent(new CustomEvent(`ledger:${name}`, { detail }));
export const hear = (name, act) => document.addEventListener(`ledger:${name}`, (event) => act(event.detail));

/** The value of a colour of the style sheet, as it is in the scheme of now. */
export const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();

/** Say something to who listens to the page instead of looking at it. */
export function say(words) {
  let voice = document.getElementById("voice");
  if (!voice) document.body.append((voice = make("p", { id: "voice", class: "hidden", role: "status" })));
  voice.textContent = words;
}

/** Fetch JSON; published pages have it in plain scripts, which a browser reads from a folder, too. */
export async function fetchJson(address, signal) {
  if (isStatic) return fromFile(String(address));
  const answer = await fetch(address, { signal, headers: { accept: "application/json" } });
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer.json();
}

const files = new Map();

/** The value that a file of a published site hands over by its name, "data/x": asked for once. */
function fromFile(address) {
  const name = address.slice(root.length).replace(/\.js$/, "");
  if (!files.has(name)) {
    const made = {};
    made.value = new Promise((done, failed) => {
      made.done = done;
      made.failed = failed;
    });
    files.set(name, made);
    globalThis.ledgerFile ||= (given, value) => files.get(given)?.done(value);
    document.head.append(make("script", { src: `${root}${name}.js`, error: () => made.failed(new Error(`${name}: missing`)) }));
  }
  return files.get(name).value;
}

/** A file of the base map, null where there is none. */
export async function baseFile(name) {
  if (!isStatic) {
    const answer = await fetch(`${root}static/base/${name}.json`).catch(() => null);
    return answer?.ok ? answer.json() : null;
  }
  const known = await fromFile(`${root}static/base/files.js`);
  return known.includes(name) ? fromFile(`${root}static/base/${name}.js`) : null;
}

/** On published pages: the ids of the happenings that the filters leave, null where nothing is filtered. */
export const sieve = { ids: null };

export const counted = (number, word) => `${number.toLocaleString("en-GB")} ${word}${number === 1 ? "" : "s"}`;

export const whenColoursChange = (act) => matchMedia("(prefers-color-scheme: dark)").addEventListener("change", act);
