// Signs and words of the map, drawn on a canvas: the map's own way of writing needs fonts from elsewhere.
import { colour } from "./page.js";

const SCALE = 2;

function sheet(width, height) {
  const canvas = document.createElement("canvas");
  canvas.width = Math.ceil(width * SCALE);
  canvas.height = Math.ceil(height * SCALE);
  const pen = canvas.getContext("2d", { willReadFrequently: true });
  pen.scale(SCALE, SCALE);
  return pen;
}

const taken = (pen) => pen.getImageData(0, 0, pen.canvas.width, pen.canvas.height);

export const SIDES = ["link", "dispute", "agree", "side-a", "side-b", "side-c"];

const SHAPES = {
  disc: (pen) => pen.arc(9, 9, 5, 0, 7),
  diamond: (pen) => polygon(pen, [[9, 2.4], [15.6, 9], [9, 15.6], [2.4, 9]]),
  square: (pen) => pen.rect(4, 4, 10, 10),
  up: (pen) => polygon(pen, [[9, 2.8], [15.4, 14], [2.6, 14]]),
  query: (pen) => pen.arc(9, 9, 6.5, 0, 7),
  down: (pen) => polygon(pen, [[9, 15.2], [15.4, 4], [2.6, 4]]),
};

function polygon(pen, corners) {
  corners.forEach(([x, y], corner) => (corner ? pen.lineTo(x, y) : pen.moveTo(x, y)));
  pen.closePath();
}

/** A sign 18 pixels square: a shape, filled (`full`), hollow (`ring`) or ringed (`target`), in a colour of the style sheet. */
export function drawIcon(shape, fill, ink) {
  const pen = sheet(18, 18);
  pen.lineJoin = "round";
  pen.beginPath();
  SHAPES[shape](pen);
  pen.strokeStyle = colour("paper");
  pen.lineWidth = 4;
  pen.stroke();
  pen.fillStyle = fill === "full" ? colour(ink) : colour("paper");
  pen.fill();
  pen.strokeStyle = colour(ink);
  pen.lineWidth = fill === "ring" ? 2 : 1.5;
  pen.stroke();
  if (shape === "query") {
    pen.fillStyle = colour(ink);
    pen.font = `700 10px ${colour("plain")}`;
    pen.textAlign = "center";
    pen.textBaseline = "middle";
    pen.fillText("?", 9, 9.5);
  }
  if (fill === "target") {
    pen.beginPath();
    pen.arc(9, 9, 2.2, 0, 7);
    pen.fillStyle = colour(ink);
    pen.fill();
  }
  return taken(pen);
}

/** Words for a cluster (with what is disputed below) or, as a label, for a place. */
export function drawNumber(words, second = "") {
  const isLabel = typeof second === "object";
  if (isLabel) return drawLabel(words);
  const pen = sheet(46, 30);
  pen.textAlign = "center";
  pen.textBaseline = "middle";
  pen.fillStyle = colour("ink");
  pen.font = `600 11.5px ${colour("plain")}`;
  pen.fillText(words, 23, second ? 11 : 15.5);
  pen.fillStyle = colour("dispute");
  pen.font = `600 9px ${colour("plain")}`;
  pen.fillText(second, 23, 21);
  return taken(pen);
}

function drawLabel(words) {
  const [style, name] = [words.slice(0, 1), words.slice(2)];
  const isCountry = style === "c";
  const font = isCountry ? `500 12px ${colour("plain")}` : style === "b" ? `500 12.5px ${colour("text")}` : `400 11.5px ${colour("text")}`;
  const spaced = isCountry ? [...name.toUpperCase()].join("\u200a") : name;
  const measure = sheet(1, 1);
  measure.font = font;
  const width = measure.measureText(spaced).width;
  const dot = isCountry ? 0 : 7;
  const pen = sheet(width + dot * 2 + 8, 18);
  pen.font = font;
  pen.textBaseline = "middle";
  pen.lineJoin = "round";
  pen.strokeStyle = colour("land");
  pen.lineWidth = 3;
  pen.strokeText(spaced, dot + 4, 9.5);
  pen.fillStyle = colour(isCountry ? "label-faint" : "label");
  pen.fillText(spaced, dot + 4, 9.5);
  if (dot) {
    pen.beginPath();
    pen.arc(4, 9.5, 1.8, 0, 7);
    pen.fill();
  }
  return taken(pen);
}
