// Brings to life what a page has of map, days, filters, slider and text. Every page reads without this.

const parts = [
  ["#map", "./map.js"],
  ["#timeline", "./timeline.js"],
  ["form[data-live]", "./live.js"],
  ["form[data-sift]", "./sift.js"],
  ["#slider", "./slider.js"],
  ["#text", "./reading.js"],
  ["#static-search", "./find.js"],
  ["form.quick[data-scripted]", "./quick.js"],
];

document.body.classList.add("has-script");
document.querySelector("header.site a[aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });
const narrow = matchMedia("(max-width: 50rem)");
for (const fold of document.querySelectorAll("details.fold")) fold.open = !narrow.matches;

for (const part of document.querySelectorAll("[data-scripted]")) part.hidden = false;

for (const [selector, module] of parts) {
  const found = document.querySelector(selector);
  if (found) import(module).then((part) => part.start(found));
}
