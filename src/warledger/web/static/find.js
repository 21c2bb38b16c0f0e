// Search on published pages: they are files, so the words are looked up in the list of happenings that lies beside them.
import { counted, eventAddress, fetchJson, make } from "./page.js";

const MOST = 100;

export async function start(box) {
  const field = make("input", { type: "search", id: "static-q", size: 40, autocomplete: "off", input: () => show(field.value) });
  const list = make("ul", { class: "found" });
  const told = make("p", { role: "status" });
  box.append(make("p", {}, make("label", { for: "static-q" }, "Words of a happening, place or speaker "), field), told, list);
  const { items } = await fetchJson(box.dataset.index);
  const texts = items.map((event) => fold(JSON.stringify([event.words, event.headline, event.place?.name, event.sub_event_type, event.origins, event.claims?.map((claim) => claim.words || claim.text)])));

  function show(asked) {
    const words = fold(asked).split(/\s+/).filter(Boolean);
    const found = words.length ? items.filter((_, number) => words.every((word) => texts[number].includes(word))) : [];
    told.textContent = words.length ? counted(found.length, "happening") : "";
    list.replaceChildren(...found.slice(0, MOST).map((event) => make("li", {}, make("a", { href: eventAddress(event.id) }, event.words || event.headline || event.claims?.[0]?.words || event.sub_event_type), ` ${event.when || event.begin || ""} ${event.place?.name || ""}`)));
  }
  const asked = new URLSearchParams(location.search).get("q");
  if (asked) {
    field.value = asked;
    show(asked);
  }
}

/** Words without capitals and accents. */
const fold = (words) => words.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
