// A plain map for browsers without WebGL: the same points on the same shapes, as a drawing that the keyboard can walk.
import { baseFile, make } from "./page.js";

const WIDTH = 1000;
const HEIGHT = 640;

const flat = ([longitude, latitude]) => {
  const north = (Math.min(Math.max(latitude, -84), 84) * Math.PI) / 180;
  return [longitude, -((180 / Math.PI) * Math.log(Math.tan(Math.PI / 4 + north / 2)))];
};

export async function createMap(box, { onPick }) {
  const drawing = make("svg", { class: "svgmap", viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "group", "aria-label": "Map of happenings; the list holds the same" });
  const ground = make("g");
  const points = make("g");
  drawing.append(ground, points);
  box.append(drawing);
  const world = (await baseFile("world")) || { features: [] };
  let view = [-20, -60, 90, 20];
  let shown = [];

  function place() {
    drawing.setAttribute("viewBox", `${view[0]} ${view[1]} ${view[2]} ${view[3]}`);
    const unit = view[2] / WIDTH;
    const seen = new Set();
    points.replaceChildren(...shown.map((feature) => {
      const [x, y] = flat(feature.geometry.coordinates);
      const { id, km, words, isExact, disputed, events } = feature.properties;
      const key = `${x}|${y}`;
      const pick = () => onPick(shown.filter((other) => flat(other.geometry.coordinates).join("|") === key).map((other) => other.properties.id));
      const isFirst = !seen.has(key);
      seen.add(key);
      return make("g", {},
        km ? make("circle", { class: "reach", cx: x, cy: y, r: km / (111 * Math.cos((feature.geometry.coordinates[1] * Math.PI) / 180)) }) : null,
        make("circle", { class: `point${isExact ? "" : " soft"}${disputed ? " disputed" : ""}`, cx: x, cy: y, r: unit * (events ? 6 + Math.sqrt(events) : 6), "data-id": id, tabindex: isFirst ? 0 : null, role: isFirst ? "button" : null, "aria-label": isFirst ? words || `${events} happenings` : null, click: pick, keydown: (event) => event.key === "Enter" && pick() }));
    }));
  }
  ground.append(...world.features.filter((feature) => feature.geometry.type.startsWith("Multi")).map(pathOf));

  return {
    set(features, { fit }) {
      shown = features;
      if (fit && features.length) view = viewOf(features.map((feature) => flat(feature.geometry.coordinates)));
      place();
    },
    mark(feature) {
      for (const point of points.querySelectorAll(".point")) point.classList.toggle("is-here", point.dataset.id === feature?.properties.id);
    },
    go() {},
    bounds() {
      const north = (y) => ((2 * Math.atan(Math.exp((-y * Math.PI) / 180)) - Math.PI / 2) * 180) / Math.PI;
      return [Math.max(view[0], -180), Math.max(north(view[1] + view[3]), -84), Math.min(view[0] + view[2], 180), Math.min(north(view[1]), 84)];
    },
  };
}

function pathOf({ geometry, properties }) {
  const isArea = geometry.type === "MultiPolygon";
  const lines = isArea ? geometry.coordinates.flat() : geometry.coordinates;
  const d = lines.map((line) => `M${line.map((point) => flat(point).map((value) => value.toFixed(2)).join(" ")).join("L")}${isArea ? "Z" : ""}`).join("");
  return make("path", { d, class: properties.kind === "land" ? "land" : isArea ? "line" : "line" });
}

function viewOf(points) {
  const [across, down] = [0, 1].map((axis) => points.map((point) => point[axis]).sort((a, b) => a - b));
  const cut = Math.floor(points.length * 0.03);
  const [west, east] = [across[cut], across[across.length - 1 - cut]];
  const [top, bottom] = [down[cut], down[down.length - 1 - cut]];
  const width = Math.max((east - west) * 1.25, ((bottom - top) * 1.25 * WIDTH) / HEIGHT, 2);
  const height = (width * HEIGHT) / WIDTH;
  return [(west + east - width) / 2, (top + bottom - height) / 2, width, height];
}
