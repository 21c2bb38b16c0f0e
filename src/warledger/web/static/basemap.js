// The map below: offline shapes that come with the pages, or the base map that the user chose.
import { baseFile, colour, isStatic } from "./page.js";
import { headOf, register } from "./pmtiles.js";

const HERE = new URL("base/", import.meta.url);
const CELL = 10;
const NEAR_ZOOM = 4.2;
const MOST_CELLS = 24;
const RASTER = /\.(png|jpe?g|webp)(\?|$)/i;

/** Before the shapes are there, nothing may look like sea. */
let isLoaded = false;

/** Whether the reader's own map is pictures; a PMTiles file says so in its head. */
let isRaster = false;

/** The sources of the map below. */
export async function baseSources(basemap) {
  if (!basemap) {
    const empty = { type: "FeatureCollection", features: [] };
    return { world: { type: "geojson", data: isStatic ? await baseFile("world") : new URL("world.json", HERE).href }, near: { type: "geojson", data: empty } };
  }
  if (/\.pmtiles(\?|$)/i.test(basemap)) {
    const url = `pmtiles://${new URL(basemap, location.href).href}`;
    const { tileType, maxZoom } = await headOf(new URL(basemap, location.href).href);
    isRaster = tileType !== 1;
    return { chosen: { type: tileType === 1 ? "vector" : "raster", tiles: [`${url}/{z}/{x}/{y}`], tileSize: tileType === 1 ? 512 : 256, maxzoom: maxZoom } };
  }
  isRaster = RASTER.test(basemap);
  return { chosen: isRaster ? { type: "raster", tiles: [basemap], tileSize: 256 } : { type: "vector", tiles: [basemap], maxzoom: 14 } };
}

export function registerBasemap(maplibregl, basemap) {
  if (/\.pmtiles(\?|$)/i.test(basemap)) register(maplibregl);
}

/** The layers of the map below, in the colours of now. */
export function baseStyle(basemap) {
  const sea = { id: "sea", type: "background", paint: { "background-color": colour(basemap || isLoaded ? "sea" : "land") } };
  return basemap ? [sea, ...chosenLayers()] : [sea, ...shapes("world", {}), ...shapes("near", { minzoom: NEAR_ZOOM }), ...labels()];
}

function shapes(source, zooms) {
  const of = (kind) => ["==", ["get", "kind"], kind];
  return [
    { id: `${source}-land`, type: "fill", source, ...zooms, filter: of("land"), paint: { "fill-color": colour("land"), "fill-antialias": false } },
    { id: `${source}-water`, type: "fill", source, ...zooms, filter: of("water"), paint: { "fill-color": colour("sea") } },
    { id: `${source}-coast`, type: "line", source, ...zooms, filter: of("coast"), paint: { "line-color": colour("coast"), "line-width": 0.8 } },
    { id: `${source}-border`, type: "line", source, ...zooms, filter: of("border"), paint: { "line-color": colour("border"), "line-width": 1 } },
    { id: `${source}-unsettled`, type: "line", source, ...zooms, filter: of("unsettled"), paint: { "line-color": colour("border"), "line-width": 1, "line-dasharray": [3, 2.5] } },
  ];
}

function labels() {
  const icon = (style) => ["concat", "label|", style, " ", ["get", "name"]];
  const place = (id, source, zooms, filter) => ({
    id, type: "symbol", source, ...zooms, filter: ["all", ["==", ["get", "kind"], "place"], filter],
    layout: { "icon-image": icon(["case", [">", ["get", "people"], 400000], "b", "s"]), "icon-anchor": "left", "icon-offset": [-4, 0], "symbol-sort-key": ["-", ["get", "people"]], "icon-padding": 3 },
  });
  const leastPeople = ["step", ["zoom"], 700000, 5, 300000, 6, 100000, 7, 40000, 8, 15000, 9, 5000];
  return [
    { id: "countries", type: "symbol", source: "world", maxzoom: 7, filter: ["all", ["==", ["get", "kind"], "country"], ["<=", ["get", "rank"], ["step", ["zoom"], 2, 3, 3, 4, 5, 5, 8]]], layout: { "icon-image": icon("c"), "symbol-sort-key": ["get", "rank"], "icon-padding": 6 } },
    place("world-places", "world", { minzoom: 3, maxzoom: NEAR_ZOOM }, [">", ["get", "people"], 2500000]),
    place("near-places", "near", { minzoom: NEAR_ZOOM }, [">=", ["get", "people"], leastPeople]),
  ];
}

/** Layers for tiles whose schema nobody told us: the names that Protomaps and OpenMapTiles use for the same things. */
function chosenLayers() {
  const source = "chosen";
  if (isRaster) return [{ id: "tiles", type: "raster", source, paint: { "raster-saturation": -0.6, "raster-opacity": 0.85 } }];
  const fill = (layer, ink) => ({ id: `tiles-${layer}`, type: "fill", source, "source-layer": layer, filter: ["==", ["geometry-type"], "Polygon"], paint: { "fill-color": colour(ink) } });
  const line = (layer, ink, width) => ({ id: `tiles-${layer}`, type: "line", source, "source-layer": layer, paint: { "line-color": colour(ink), "line-width": width } });
  const name = (layer) => ({ id: `tiles-${layer}`, type: "symbol", source, "source-layer": layer, filter: ["has", "name"], layout: { "icon-image": ["concat", "label|s ", ["coalesce", ["get", "name:en"], ["get", "name"]]], "icon-anchor": "left", "icon-padding": 3 } });
  return [
    fill("earth", "land"), fill("landcover", "land"), fill("water", "sea"), line("waterway", "coast", 0.6),
    line("roads", "border", 0.6), line("transportation", "border", 0.6), line("boundaries", "border", 1), line("boundary", "border", 1),
    name("places"), name("place"),
  ];
}

/** Fetch the finer shapes of the cells in view, and put them under the points. */
export function followView(map) {
  const cells = new Map();
  // The coarse world stays until the finer shapes are there.
  const showWorldUpTo = (zoom) => {
    for (const { id, source, type } of map.getStyle().layers) if (source === "world" && type !== "symbol") map.setLayerZoomRange(id, 0, zoom);
  };
  const update = async () => {
    if (map.getZoom() < NEAR_ZOOM - 0.4) return;
    const wanted = cellsOf(map.getBounds()).filter((name) => !cells.has(name));
    if (!wanted.length || wanted.length > MOST_CELLS) return;
    showWorldUpTo(24);
    for (const name of wanted) cells.set(name, []);
    await Promise.all(wanted.map(async (name) => {
      const cell = await baseFile(name);
      if (cell) cells.set(name, cell.features);
    }));
    map.getSource("near")?.setData({ type: "FeatureCollection", features: [...cells.values()].flat() });
    map.once("idle", () => showWorldUpTo(NEAR_ZOOM));
  };
  map.on("sourcedata", ({ sourceId, isSourceLoaded }) => {
    if (isLoaded || sourceId !== "world" || !isSourceLoaded) return;
    isLoaded = true;
    map.setPaintProperty("sea", "background-color", colour("sea"));
  });
  map.on("moveend", update);
  update();
}

function cellsOf(bounds) {
  const found = [];
  for (let column = Math.floor((bounds.getWest() + 180) / CELL); column <= Math.floor((bounds.getEast() + 180) / CELL); column += 1) {
    for (let row = Math.floor((bounds.getSouth() + 90) / CELL); row <= Math.floor((bounds.getNorth() + 90) / CELL); row += 1) {
      if (row >= 0 && row < 180 / CELL) found.push(`cell-${((column % 36) + 36) % 36}-${row}`);
    }
  }
  return found;
}
