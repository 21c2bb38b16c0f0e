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

// A table wider than its place fades where more of it lies, and says so.
for (const box of document.querySelectorAll(".scroll")) {
  const hint = document.createElement("p");
  hint.className = "scroll-hint";
  hint.setAttribute("aria-hidden", "true");
  hint.textContent = "more to the right →";
  box.before(hint);
  const tell = () => {
    const more = box.scrollWidth - box.clientWidth - box.scrollLeft > 4;
    box.toggleAttribute("data-more", more);
    hint.style.visibility = more ? "visible" : "hidden";
    hint.hidden = box.scrollWidth - box.clientWidth <= 4;
  };
  box.addEventListener("scroll", tell, { passive: true });
  new ResizeObserver(tell).observe(box);
}

const started = parts.map(async ([selector, module]) => {
  const found = document.querySelector(selector);
  if (found) (await import(module)).start(found);
});
// Whoever drives the page by a program can tell from this that all its parts listen.
Promise.all(started).then(() => (document.body.dataset.ready = "1"));
