// The map section: what is on it, what is chosen on it, and its ties to the list, the filters and the address.
import { drawIcon, SIDES } from "./icons.js";
import { holdsOn } from "./slider.js";
import { counted, eventAddress, fetchJson, hear, isStatic, make, say, sieve, tell } from "./page.js";

const EXACT_KM = 2;
const MOST_LISTED = 30;
const STATUS = { held: ["square", "full", "held"], captured: ["up", "full", "captured"], lost: ["down", "ring", "lost"], contested: ["diamond", "ring", "contested"], besieged: ["disc", "target", "besieged"], unknown: ["query", "ring", "not known"] };

export async function start(box) {
  const section = document.getElementById("map-section");
  section.hidden = false;
  const tools = make("div", { class: "map-tools" });
  section.append(tools);
  const isControl = "control" in box.dataset;
  const first = fetchJson(isControl ? box.dataset.control : box.dataset.geojson);
  first.catch(() => {});
  const state = { features: new Map(), here: null, sides: [] };
  const canvas = make("div", { class: "canvas" });
  box.append(canvas);
  const engine = await engineFor(canvas, {
    clusters: !isControl,
    onPick: (ids) => pick(ids.filter((id) => state.features.has(id))),
    onMove: () => state.isLarge && refresh(false),
  });
  box.dataset.engine = engine.raw ? "gl" : "svg";
  box.engine = engine;
  if (!isControl && (!isStatic || document.querySelector("form[data-sift]"))) addBoxTools(tools, engine);
  const legend = make("span", { class: "legend-row" });
  tools.append(legend);
  let answer = null;

  async function refresh(fit, isFirst = false) {
    answer?.abort();
    answer = new AbortController();
    try {
      const address = new URL(isControl ? box.dataset.control : box.dataset.geojson, location.href);
      if (state.isLarge && !isStatic) address.searchParams.set("box", engine.bounds().map((edge) => edge.toFixed(4)).join(","));
      const { features } = await (isFirst ? first : fetchJson(address, answer.signal));
      // Too many for one answer: from now on only what is in view is asked for.
      state.isLarge ||= features.some((feature) => feature.properties.events);
      state.sides = isControl ? sidesOf(features) : [];
      const left = isControl || !sieve.ids ? features : features.filter((feature) => sieve.ids.has(feature.properties.id));
      const drawn = left.map((feature, place) => (isControl ? asHolding(feature, place, state.sides) : asPoint(feature, place)));
      state.features = new Map(drawn.map((feature) => [feature.properties.id, feature]));
      engine.set(drawn, { fit });
      legend.replaceChildren(...(isControl ? controlLegend(drawn, state.sides) : eventLegend(drawn)));
      box.dataset.points = drawn.length;
      if (state.here && !state.features.has(state.here)) choose(null);
    } catch (error) {
      if (error.name !== "AbortError") legend.replaceChildren(make("span", {}, "The points could not be fetched."));
    }
  }

  function pick(ids) {
    box.querySelector(".picked")?.remove();
    if (!ids.length) return choose(null);
    box.append(panelOf(ids.map((id) => state.features.get(id).properties), isControl, () => pick([])));
    choose(ids[0], "map");
    say(ids.length === 1 ? state.features.get(ids[0]).properties.words : counted(ids.length, isControl ? "place" : "happening"));
    return undefined;
  }

  function choose(id, from = "map") {
    state.here = id;
    engine.mark(id ? state.features.get(id) : null);
    tell("select", { id, from });
  }

  hear("asked", ({ from }) => {
    state.isLarge = false;
    refresh(from !== "map");
  });
  hear("day", ({ day }) => engine.set([...state.features.values()].filter((feature) => holdsOn(feature.properties, day)), { fit: false }));
  hear("select", ({ id, from, go }) => {
    if (from === "map") return markRow(id, true);
    const feature = id ? state.features.get(id) : null;
    engine.mark(feature || null);
    if (feature && go) {
      engine.go(feature);
      box.querySelector(".picked")?.remove();
      box.append(panelOf([feature.properties], isControl, () => pick([])));
    }
    return markRow(id, false);
  });
  followList(isControl);
  await refresh(true, true);
  box.dataset.ready = "1";
}

async function engineFor(canvas, wishes) {
  const gl = await import("./glmap.js");
  if (gl.canDraw()) {
    try {
      return await gl.createMap(canvas, wishes);
    } catch {
      canvas.replaceChildren();
    }
  }
  return (await import("./svgmap.js")).createMap(canvas, wishes);
}

function asPoint(feature, place) {
  const given = feature.properties;
  if (given.events) return { ...feature, properties: { ...given, id: `cluster-${place}` } };
  const isExact = given.radius_km !== null && given.radius_km !== undefined && given.radius_km <= EXACT_KM;
  const icon = [given.disputed ? "diamond" : "disc", isExact ? "full" : "ring", given.disputed ? "dispute" : "link"].join("|");
  return { ...feature, properties: { ...given, icon, isExact, km: isExact ? null : given.radius_km } };
}

const sidesOf = (features) => [...new Set(features.filter(({ properties }) => !["contested", "unknown"].includes(properties.status)).map((feature) => feature.properties.side || ""))].sort();

function asHolding(feature, place, sides) {
  const given = feature.properties;
  const [shape, fill, words] = STATUS[given.status] || ["disc", "ring", given.status];
  const isShared = given.status === "contested" || given.status === "unknown";
  const ink = isShared ? "ink" : SIDES[sides.indexOf(given.side || "") % SIDES.length];
  const told = given.words ? `${given.place}: ${given.words}` : `${given.place}: ${words}${given.holder ? ` by ${given.holder}` : ""}`;
  return { ...feature, properties: { ...given, id: `${given.place}|${given.begin}|${place}`, words: told, kind: given.origins?.filter(Boolean).join(", ") || "nobody named", icon: `${shape}|${fill}|${ink}` } };
}

function panelOf(points, isControl, close) {
  const heading = points.length === 1 ? points[0].place || "" : `${counted(points.length, isControl ? "line" : "happening")} here`;
  const items = points.slice(0, MOST_LISTED).map((point) => {
    const address = isControl ? point.event && eventAddress(point.event) : eventAddress(point.id);
    return make("li", {}, address ? make("a", { href: address }, point.words) : make("span", {}, point.words),
      make("p", { class: "facts" }, [point.when, point.kind, point.grade, point.disputed && "≠ in dispute", nearness(point)].filter(Boolean).join(" · ")));
  });
  const rest = points.length - items.length;
  return make("div", { class: "picked", role: "group", "aria-label": "Chosen on the map" },
    make("button", { type: "button", class: "close", "aria-label": "Close", click: close }, "×"), make("h3", {}, heading), make("ul", {}, ...items), rest > 0 ? make("p", { class: "facts" }, `and ${rest} more: see the list`) : null);
}

const nearness = (point) => (point.km ? `somewhere within ${point.km.toLocaleString("en-GB", { maximumSignificantDigits: 2 })} km` : "");

function swatch(icon, words) {
  const image = drawIcon(...icon.split("|"));
  const canvas = make("canvas", { width: image.width, height: image.height, "aria-hidden": "true" });
  canvas.getContext("2d").putImageData(image, 0, 0);
  return make("span", {}, canvas, words);
}

function eventLegend(drawn) {
  const points = drawn.filter((feature) => feature.properties.icon);
  return [
    points.some((feature) => feature.properties.isExact) && swatch("disc|full|link", "exact"),
    points.some((feature) => !feature.properties.isExact) && swatch("disc|ring|link", "somewhere within the dashed circle"),
    drawn.some((feature) => feature.properties.disputed) && swatch("diamond|ring|dispute", "in dispute"),
    make("span", {}, "Map: Natural Earth, GeoNames"),
  ].filter(Boolean);
}

function controlLegend(drawn, sides) {
  const seen = new Set(drawn.map((feature) => feature.properties.status));
  const shapes = Object.entries(STATUS).filter(([status]) => seen.has(status)).map(([, [shape, fill, words]]) => swatch(`${shape}|${fill}|ink`, words));
  const hues = sides.map((side, place) => swatch(`disc|full|${SIDES[place % SIDES.length]}`, side ? side.replaceAll("_", " ") : "side not said"));
  return [...shapes, ...hues, make("span", {}, "Map: Natural Earth, GeoNames")];
}

function addBoxTools(tools, engine) {
  const ask = (box) => tell("ask", { change: { box: box.map((edge) => Number(edge.toFixed(3))).join(",") }, from: "map" });
  let stop = null;
  const draw = make("button", { type: "button", "aria-pressed": "false", click: () => {
    if (stop) return end();
    draw.setAttribute("aria-pressed", "true");
    stop = engine.drawBox?.((box) => { end(); ask(box); }) || (() => {});
    return undefined;
  } }, "Draw a box");
  const end = () => {
    stop?.();
    stop = null;
    draw.setAttribute("aria-pressed", "false");
  };
  if (engine.drawBox) tools.append(draw);
  tools.append(make("button", { type: "button", click: () => ask(engine.bounds()) }, "Only what is in view"));
}

/** Rows and points show each other: pointing at a row, or stepping onto its link, marks its point. */
function followList(isControl) {
  if (isControl) return;
  const rowOf = (node) => node.closest?.(".list [data-event]");
  for (const kind of ["pointerover", "focusin"]) {
    document.addEventListener(kind, (event) => {
      const row = rowOf(event.target);
      if (row && !row.classList.contains("is-here")) tell("select", { id: row.dataset.event, from: "list" });
    });
  }
  document.addEventListener("click", (event) => {
    const row = rowOf(event.target);
    if (row && !event.target.closest("a")) tell("select", { id: row.dataset.event, from: "list", go: true });
  });
}

function markRow(id, scroll) {
  for (const row of document.querySelectorAll(".list .is-here")) row.classList.remove("is-here");
  if (!id) return;
  const rows = document.querySelectorAll(`.list [data-event="${CSS.escape(id)}"]`);
  for (const row of rows) row.classList.add("is-here");
  if (scroll) rows[rows.length - 1]?.scrollIntoView({ block: "nearest" });
}
