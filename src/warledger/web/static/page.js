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

export async function fetchJson(address, signal) {
  const answer = await fetch(address, { signal, headers: { accept: "application/json" } });
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer.json();
}

export const counted = (number, word) => `${number.toLocaleString("en-GB")} ${word}${number === 1 ? "" : "s"}`;

export const whenColoursChange = (act) => matchMedia("(prefers-color-scheme: dark)").addEventListener("change", act);
