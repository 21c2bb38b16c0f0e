// Search on published pages: the index and the texts lie beside them in pieces, loaded as they are needed.
import { counted, eventAddress, fetchJson, make, root } from "./page.js";
import { fold, isForm, itemsWith, termsOf } from "./words.js";

const DOCUMENTS = 10;
const EVENTS = 15;
const MOST_LOOKED_AT = 400;
const SENTENCES = 4;

export async function start(box) {
  const field = make("input", { type: "search", id: "static-q", size: 40, autocomplete: "off" });
  const form = make("form", { class: "search", role: "search" }, make("p", {}, make("label", { for: "static-q" }, "Words, “phrases”, beginnings*"), field, make("button", {}, "Find")));
  const told = make("p", { role: "status" });
  const found = make("div", { class: "found" });
  box.append(form, told, found);
  let turn = 0;

  async function show() {
    const mine = (turn += 1);
    const terms = termsOf(field.value);
    history.replaceState(null, "", `${location.pathname}${field.value.trim() ? `?${new URLSearchParams({ q: field.value })}` : ""}`);
    found.replaceChildren();
    if (!terms.length) {
      told.textContent = "Finds documents and happenings that hold all the words.";
      return;
    }
    told.textContent = "Looking …";
    try {
      const index = await fetchJson(box.dataset.index);
      const items = await itemsWith(index, terms);
      if (mine !== turn) return;
      const documents = items.filter((item) => item < index.documents);
      const events = terms.some((term) => term.isPhrase) ? [] : items.filter((item) => item >= index.documents).map((item) => item - index.documents);
      const hits = terms.some((term) => term.isPhrase) ? await withPhrases(index, documents.slice(0, MOST_LOOKED_AT), terms) : documents;
      if (mine !== turn) return;
      const isCut = hits !== documents && documents.length > MOST_LOOKED_AT;
      told.textContent = `${counted(hits.length, "document")}${isCut ? ` of the first ${MOST_LOOKED_AT} that hold all the words` : ""}${hits === documents ? `, ${counted(events.length, "happening")}` : ""} with all of these words, in any of their forms.`;
      await list(found, "Happenings", events, EVENTS, (number) => eventOf(index, number));
      await list(found, "Documents", hits, DOCUMENTS, (number) => documentOf(index, number, terms));
    } catch (error) {
      told.textContent = `The index could not be read (${error.message}).`;
    }
  }
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    show();
  });
  field.value = new URLSearchParams(location.search).get("q") || "";
  await show();
  box.dataset.ready = "1";
}

/** Add a heading and the first of a list, with a button for more. */
async function list(box, heading, numbers, size, draw) {
  if (!numbers.length) return;
  const rows = make("div");
  const more = make("button", { type: "button", click: () => add() });
  box.append(make("h2", {}, heading), rows, make("p", {}, more));
  let shown = 0;
  async function add() {
    const next = numbers.slice(shown, shown + size);
    shown += next.length;
    rows.append(...(await Promise.all(next.map(draw))));
    more.hidden = shown >= numbers.length;
    more.textContent = `Show more (${(numbers.length - shown).toLocaleString("en-GB")} left)`;
  }
  await add();
}

const documentAt = async (index, number) => (await fetchJson(`${root}data/texts-${Math.floor(number / index.documentsAPiece)}.js`))[number % index.documentsAPiece];
const eventAt = async (index, number) => (await fetchJson(`${root}data/events-${Math.floor(number / index.eventsAPiece)}.js`))[number % index.eventsAPiece];

async function withPhrases(index, numbers, terms) {
  const phrases = terms.filter((term) => term.isPhrase);
  const kept = await Promise.all(numbers.map(async (number) => {
    const { title, sentences } = await documentAt(index, number);
    return phrases.every(({ words }) => [title, ...sentences].some((text) => marksOf(text, [{ words, isPhrase: true }]).length));
  }));
  return numbers.filter((_, place) => kept[place]);
}

async function eventOf(index, number) {
  const event = await eventAt(index, number);
  return make("p", { class: "claim" }, make("a", { href: eventAddress(event.id) }, event.words), " ",
    make("span", { class: "facts" }, [event.when, event.kind, event.grade, event.disputed && "≠ in dispute"].filter(Boolean).join(", ")));
}

async function documentOf(index, number, terms) {
  const document = await documentAt(index, number);
  const address = `${root}documents/${document.file}`;
  const marked = document.sentences.map((text, place) => ({ text, start: document.starts[place], marks: marksOf(text, terms) })).filter(({ marks }) => marks.length);
  const best = [...marked].sort((one, other) => other.marks.length - one.marks.length || one.start - other.start).slice(0, SENTENCES).sort((one, other) => one.start - other.start);
  const seen = new Set();
  return make("article", { class: "hit" },
    make("h2", {}, make("a", { href: address }, document.title)),
    make("p", { class: "facts" }, [document.outlet || "outlet not known", document.when].filter(Boolean).join(", ")),
    ...best.flatMap(({ text, start, marks }) => {
      const claims = document.claims.filter(([from, until]) => from < start + text.length && start < until);
      const events = claims.flatMap(([, , , ids]) => ids).filter((id) => !seen.has(id) && seen.add(id));
      const quote = make("blockquote", { dir: "auto" }, ...withMarks(text, marks));
      if (claims.length) quote.append(" ", make("a", { class: "cite in-words", href: `${address}#${claims[0][2]}` }, "in the document"));
      return [quote, ...events.map((id) => {
        const [words, when, kind, grade] = document.events[id];
        return make("p", { class: "claim" }, make("a", { href: eventAddress(id) }, words), " ", make("span", { class: "facts" }, [when, kind, grade].join(", ")));
      })];
    }));
}

/** Where in a sentence the words asked for stand, in their forms; the words of a phrase only beside each other. */
function marksOf(text, terms) {
  const found = [...text.matchAll(/[\p{L}\p{N}_\p{M}]+/gu)].map((match) => ({ word: fold(match[0]), start: match.index, end: match.index + match[0].length }));
  return terms.flatMap(({ words, isBeginning }) => found.flatMap((first, at) => {
    const run = found.slice(at, at + words.length);
    const isHere = run.length === words.length && run.every(({ word }, place) => isForm(word, words[place], isBeginning && place === words.length - 1));
    return isHere ? [[first.start, run.at(-1).end]] : [];
  })).sort((one, other) => one[0] - other[0]);
}

function withMarks(text, marks) {
  const parts = [];
  let at = 0;
  for (const [start, end] of marks) {
    if (start < at) continue;
    parts.push(text.slice(at, start), make("span", { class: "m m-found" }, text.slice(start, end)));
    at = end;
  }
  return [...parts, text.slice(at)];
}
