// Looks words up in the index of a published site: pieces in order of their words, of which only those are loaded
// that may hold what is asked for.
import { fetchJson, root } from "./page.js";

const TIMES = 8;

/** Words without capitals and accents, as the index has them. */
export const fold = (words) => words.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
export const wordsOf = (text) => fold(text).match(/[\p{L}\p{N}_]+/gu) || [];

/** What the forms of an English word have in common: shells, shelled and shelling are one. */
export function stem(word) {
  if (word.length < 4) return word;
  let left = word.replace(/i(es|ed)$/, "y");
  if (left === word && !word.endsWith("ss")) left = word.replace(/(ing|ed|es|s)$/, "");
  if (left.length < 3) left = word;
  return left.replace(/e$/, "").replace(/([b-df-hj-np-tv-z])\1$/, "$1");
}

/** What somebody asks for: words, "phrases" of several, and beginnings*. */
export function termsOf(asked) {
  const found = [...asked.replace(/[“”]/g, '"').matchAll(/"([^"]*)"|([^\s"]+)/g)];
  return found.flatMap(([, quoted, single]) => {
    const words = wordsOf(quoted ?? single);
    if (!words.length) return [];
    return [{ words, isPhrase: words.length > 1, isBeginning: quoted === undefined && single.endsWith("*") }];
  });
}

export const isForm = (word, asked, isBeginning) => (isBeginning ? word.startsWith(asked) : word === asked || stem(word) === stem(asked));

/** Where the forms of a word stand: item → how often. */
async function whereIs(index, word, isBeginning) {
  const common = isBeginning ? word : stem(word).slice(0, Math.max(2, stem(word).length - 1));
  const after = index.pieces.findIndex((first) => first > common && !first.startsWith(common));
  const last = after < 0 ? index.pieces.length : after;
  const from = Math.max(0, index.pieces.findLastIndex((first) => first <= common));
  const found = new Map();
  const numbers = Array.from({ length: Math.max(last - from, 0) }, (_, place) => from + place);
  for (const piece of await Promise.all(numbers.map((number) => fetchJson(`${root}data/words-${number}.js`)))) {
    for (const [known, steps] of piece) {
      if (!isForm(known, word, isBeginning)) continue;
      let item = 0;
      for (const step of steps) {
        item += Math.floor(step / TIMES);
        found.set(item, (found.get(item) || 0) + (step % TIMES));
      }
    }
  }
  return found;
}

/** The items that hold all words of all terms, those that hold them most often first. */
export async function itemsWith(index, terms) {
  const asked = terms.flatMap(({ words, isBeginning }) => words.map((word, place) => whereIs(index, word, isBeginning && place === words.length - 1)));
  const maps = (await Promise.all(asked)).sort((one, other) => one.size - other.size);
  if (!maps.length) return [];
  const weights = maps.map((map) => Math.log(1 + index.items / Math.max(map.size, 1)));
  const kept = [...maps[0].keys()].filter((item) => maps.every((map) => map.has(item)));
  const rank = new Map(kept.map((item) => [item, maps.reduce((sum, map, at) => sum + weights[at] * Math.sqrt(map.get(item)), 0)]));
  return kept.sort((one, other) => rank.get(other) - rank.get(one) || one - other);
}
