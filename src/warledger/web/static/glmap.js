// A map drawn by MapLibre GL: points in clusters, reaches as circles, the base map below. Knows nothing of events
// but what it is given: features with properties `icon`, `km` (reach) and `id`.
import { baseSources, baseStyle, followView, registerBasemap } from "./basemap.js";
import { drawIcon, drawNumber } from "./icons.js";
import { colour, make, whenColoursChange } from "./page.js";

const EARTH_KM = 6371;
const CORNERS = 48;
const ALL_REACHES_ZOOM = 7;

let loading = null;

/** Load the map's own script and style, once. */
export function load() {
  loading ||= new Promise((done, failed) => {
    document.head.append(
      make("link", { rel: "stylesheet", href: new URL("maplibre-gl.css", import.meta.url).href }),
      make("script", { src: new URL("maplibre-gl.js", import.meta.url).href, load: done, error: () => failed(new Error("the map's script is missing")) }),
    );
  });
  return loading;
}

/** Whether this browser draws with WebGL. */
export function canDraw() {
  const canvas = document.createElement("canvas");
  return Boolean(canvas.getContext("webgl2") || canvas.getContext("webgl"));
}

/**
 * Make a map in a box of the page.
 * `clusters`: gather near points; `onPick(features)`: some are chosen; `onMove(bounds)`: the view has changed.
 */
export async function createMap(box, { clusters, onPick, onMove }) {
  await load();
  const { maplibregl } = globalThis;
  const basemap = document.body.dataset.basemap || null;
  if (basemap) registerBasemap(maplibregl, basemap);
  const empty = { type: "FeatureCollection", features: [] };
  const base = await baseSources(basemap);
  const map = new maplibregl.Map({
    container: box,
    style: {
      version: 8,
      sources: {
        ...base,
        reach: { type: "geojson", data: empty },
        here: { type: "geojson", data: empty },
        points: {
          type: "geojson", data: empty, cluster: Boolean(clusters), clusterRadius: 34, clusterMaxZoom: 16,
          clusterProperties: { events: ["+", ["coalesce", ["get", "events"], 1]], disputed: ["+", ["to-number", ["get", "disputed"], 0]] },
        },
      },
      layers: [],
    },
    center: [38, 34], zoom: 4.5, maxZoom: 14, minZoom: 1, attributionControl: false, boxZoom: false, dragRotate: false, pitchWithRotate: false, fadeDuration: 0, renderWorldCopies: true,
    locale: { "Map.Title": "Map of happenings; the list holds the same" },
  });
  map.touchZoomRotate.disableRotation();
  map.addControl(new maplibregl.NavigationControl({ showCompass: false }), "top-right");
  map.addControl(new maplibregl.ScaleControl({ maxWidth: 90 }), "bottom-right");
  map.on("styleimagemissing", ({ id }) => addImage(map, id));
  await new Promise((done) => map.once("style.load", done));
  addLayers(map, basemap);
  whenColoursChange(() => recolour(map, basemap));
  if (!basemap) followView(map);
  answerPointer(map, onPick);
  map.on("moveend", () => onMove?.(boundsOf(map)));
  let all = [];
  map.on("idle", () => drawReaches(map, all));

  return {
    set(features, { fit }) {
      all = features;
      map.getSource("points").setData({ type: "FeatureCollection", features });
      if (fit && features.length) fitTo(map, features);
    },
    mark(feature) {
      map.getSource("here").setData({ type: "FeatureCollection", features: feature ? [feature, ...reaches([feature])] : [] });
    },
    go(feature) {
      map.easeTo({ center: feature.geometry.coordinates, zoom: Math.max(map.getZoom(), 7), duration: matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : 350 });
    },
    bounds: () => boundsOf(map),
    drawBox: (onBox) => drawBox(map, onBox),
    resize: () => map.resize(),
    pixelOf: (place) => map.project(place),
    jump: (center, zoom) => map.jumpTo({ center, zoom }),
    isStill: () => map.loaded() && !map.isMoving(),
    raw: map,
  };
}

function addImage(map, id) {
  const [kind, ...rest] = id.split("|");
  const image = kind === "label" ? drawNumber(rest.join("|"), { isLabel: true }) : kind === "number" ? drawNumber(...rest) : drawIcon(...rest);
  if (image && !map.hasImage(id)) map.addImage(id, image, { pixelRatio: 2 });
}

function addLayers(map, basemap) {
  for (const layer of baseStyle(basemap)) map.addLayer(layer);
  // A circle is drawn only while it is larger than its point and smaller than the view.
  const kmAt = (pixels) => ["step", ["zoom"], pixels * 64, ...Array.from({ length: 14 }, (_, zoom) => [zoom + 1, (pixels * 64) / 2 ** (zoom + 1)]).flat()];
  const isSeen = ["all", [">", ["get", "km"], kmAt(7)], ["<", ["get", "km"], kmAt(260)]];
  map.addLayer({ id: "reach-area", type: "fill", source: "reach", filter: isSeen, paint: { "fill-color": colour("link"), "fill-opacity": 0.035 } });
  map.addLayer({ id: "reach-edge", type: "line", source: "reach", filter: isSeen, paint: { "line-color": colour("link"), "line-opacity": 0.5, "line-width": 1, "line-dasharray": [3, 3] } });
  map.addLayer({
    id: "clusters", type: "circle", source: "points", filter: [">", ["coalesce", ["get", "events"], 0], 0],
    paint: {
      "circle-color": colour("raised"), "circle-opacity": 0.94, "circle-stroke-color": ["case", [">", ["get", "disputed"], 0], colour("dispute"), colour("ink")], "circle-stroke-width": 1.5,
      "circle-radius": ["interpolate", ["linear"], ["sqrt", ["get", "events"]], 1.4, 10, 10, 18, 40, 30],
    },
  });
  map.addLayer({
    id: "numbers", type: "symbol", source: "points", filter: [">", ["coalesce", ["get", "events"], 0], 0],
    layout: { "icon-image": ["concat", "number|", ["to-string", ["get", "events"]], "|", ["case", [">", ["get", "disputed"], 0], ["concat", "≠", ["to-string", ["get", "disputed"]]], ""]], "icon-allow-overlap": true, "icon-ignore-placement": true },
  });
  map.addLayer({
    id: "points", type: "symbol", source: "points", filter: ["has", "icon"],
    layout: { "icon-image": ["concat", "icon|", ["get", "icon"]], "icon-allow-overlap": true, "icon-ignore-placement": true },
  });
  map.addLayer({ id: "here-edge", type: "line", source: "here", filter: ["==", ["geometry-type"], "Polygon"], paint: { "line-color": colour("dispute"), "line-width": 1.5, "line-dasharray": [3, 2] } });
  map.addLayer({ id: "here", type: "circle", source: "here", filter: ["==", ["geometry-type"], "Point"], paint: { "circle-radius": 13, "circle-color": "rgba(0,0,0,0)", "circle-stroke-color": colour("ink"), "circle-stroke-width": 2.5 } });
}

/** Colours are read from the style sheet, so another scheme means the same layers anew. */
function recolour(map, basemap) {
  for (const { id } of map.getStyle().layers) map.removeLayer(id);
  for (const id of map.listImages()) map.removeImage(id);
  addLayers(map, basemap);
}

function answerPointer(map, onPick) {
  const layers = ["points", "clusters"];
  for (const layer of layers) {
    map.on("mouseenter", layer, () => (map.getCanvas().style.cursor = "pointer"));
    map.on("mouseleave", layer, () => (map.getCanvas().style.cursor = ""));
  }
  const pick = async (point, reach) => {
    const found = map.queryRenderedFeatures([[point.x - reach, point.y - reach], [point.x + reach, point.y + reach]], { layers });
    const cluster = found.find((feature) => feature.properties.cluster);
    const gathered = found.find((feature) => feature.properties.events && !feature.properties.cluster);
    if (cluster) return onPick(await leavesOf(map, cluster));
    if (gathered) return zoomInto(map, gathered);
    const ids = new Set(found.map((feature) => feature.properties.id));
    return onPick([...ids]);
  };
  map.on("click", (event) => pick(event.point, 4));
  map.getCanvas().addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    const { clientWidth, clientHeight } = map.getCanvas();
    pick({ x: clientWidth / 2, y: clientHeight / 2 }, 40);
  });
}

/** Open a cluster: go nearer while that parts it; else give what lies on one spot. */
async function leavesOf(map, cluster) {
  const source = map.getSource("points");
  const id = cluster.properties.cluster_id;
  const leaves = await source.getClusterLeaves(id, 200, 0);
  const spread = boundsAround(leaves);
  const isOneSpot = spread[2] - spread[0] < 0.02 && spread[3] - spread[1] < 0.02;
  if (leaves.some((leaf) => leaf.properties.events)) {
    fitTo(map, leaves);
    return [];
  }
  if (isOneSpot || leaves.length <= 4) return leaves.map((leaf) => leaf.properties.id);
  const zoom = await source.getClusterExpansionZoom(id);
  map.easeTo({ center: cluster.geometry.coordinates, zoom: Math.min(zoom + 0.3, 13), duration: 300 });
  return [];
}

function zoomInto(map, gathered) {
  map.easeTo({ center: gathered.geometry.coordinates, zoom: map.getZoom() + 2, duration: 300 });
}

function boundsAround(features) {
  const east = features.map((feature) => feature.geometry.coordinates[0]);
  const north = features.map((feature) => feature.geometry.coordinates[1]);
  return [Math.min(...east), Math.min(...north), Math.max(...east), Math.max(...north)];
}

/** Show where most of it lies: what is far from the rest does not shrink the map for all others. */
function fitTo(map, features) {
  const [west, south, east, north] = boundsAround(closeTogether(features));
  map.fitBounds([[west, south], [east, north]], { padding: 45, maxZoom: 9, duration: 0 });
}

/** Leave out what lies many times farther from the middle than the middle one does. */
function closeTogether(features) {
  const middle = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
  const centre = [0, 1].map((axis) => middle(features.map((feature) => feature.geometry.coordinates[axis])));
  const far = features.map(({ geometry: { coordinates } }) => Math.max(Math.abs(coordinates[0] - centre[0]), Math.abs(coordinates[1] - centre[1])));
  const most = Math.max(4 * middle(far), 0.5);
  return features.filter((_, number) => far[number] <= most);
}

function boundsOf(map) {
  const bounds = map.getBounds();
  const wide = bounds.getEast() - bounds.getWest() >= 360;
  const turn = (degrees) => ((((degrees + 180) % 360) + 360) % 360) - 180;
  return [wide ? -180 : turn(bounds.getWest()), Math.max(bounds.getSouth(), -90), wide ? 180 : turn(bounds.getEast()), Math.min(bounds.getNorth(), 90)];
}

/** Draw how far from its point each may have been: from afar only those that stand alone, from near all of them. */
function drawReaches(map, all) {
  const isNear = map.getZoom() >= ALL_REACHES_ZOOM;
  const shown = isNear ? all : map.queryRenderedFeatures({ layers: ["points"] }).map(({ geometry, properties }) => ({ geometry, properties }));
  const features = reaches(shown);
  const now = JSON.stringify(features.map((feature) => feature.properties));
  if (now === map.reachesDrawn) return;
  map.reachesDrawn = now;
  map.getSource("reach").setData({ type: "FeatureCollection", features });
}

/** Return a circle on the ground for each feature that may have been elsewhere, each place once. */
function reaches(features) {
  const found = new Map();
  for (const { geometry, properties } of features) {
    if (!properties.km) continue;
    const key = `${geometry.coordinates}|${properties.km}`;
    if (!found.has(key)) found.set(key, { type: "Feature", properties: { km: properties.km, key }, geometry: { type: "Polygon", coordinates: [circle(geometry.coordinates, properties.km)] } });
  }
  return [...found.values()];
}

function circle([longitude, latitude], km) {
  const angle = km / EARTH_KM;
  const [east, north] = [(longitude * Math.PI) / 180, (latitude * Math.PI) / 180];
  return Array.from({ length: CORNERS + 1 }, (_, corner) => {
    const bearing = (2 * Math.PI * corner) / CORNERS;
    const up = Math.asin(Math.sin(north) * Math.cos(angle) + Math.cos(north) * Math.sin(angle) * Math.cos(bearing));
    const across = Math.atan2(Math.sin(bearing) * Math.sin(angle) * Math.cos(north), Math.cos(angle) - Math.sin(north) * Math.sin(up));
    return [((east + across) * 180) / Math.PI, (up * 180) / Math.PI];
  });
}

/** Let the reader draw one box with the pointer. */
function drawBox(map, onBox) {
  const canvas = map.getCanvasContainer();
  const shade = make("div", { class: "drawn" });
  map.dragPan.disable();
  canvas.style.cursor = "crosshair";
  let from = null;
  const at = (event) => {
    const edge = canvas.getBoundingClientRect();
    return [event.clientX - edge.left, event.clientY - edge.top];
  };
  const down = (event) => {
    from = at(event);
    canvas.append(shade);
    event.preventDefault();
  };
  const move = (event) => {
    if (!from) return;
    const to = at(event);
    Object.assign(shade.style, { left: `${Math.min(from[0], to[0])}px`, top: `${Math.min(from[1], to[1])}px`, width: `${Math.abs(to[0] - from[0])}px`, height: `${Math.abs(to[1] - from[1])}px` });
  };
  const up = (event) => {
    stop();
    if (!from) return;
    const [one, two] = [map.unproject(from), map.unproject(at(event))];
    onBox([Math.min(one.lng, two.lng), Math.min(one.lat, two.lat), Math.max(one.lng, two.lng), Math.max(one.lat, two.lat)]);
  };
  const stop = () => {
    shade.remove();
    canvas.style.cursor = "";
    map.dragPan.enable();
    canvas.removeEventListener("pointerdown", down);
    removeEventListener("pointermove", move);
    removeEventListener("pointerup", up);
  };
  canvas.addEventListener("pointerdown", down);
  addEventListener("pointermove", move);
  addEventListener("pointerup", up);
  return stop;
}
