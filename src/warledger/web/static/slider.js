// The control page's slider over the days on which something changes; the page follows it.
import { hear, isStatic, make, tell } from "./page.js";
import * as live from "./live.js";

const wait = 180;

export function start(box) {
  const days = (box.dataset.days || "").split(" ").filter(Boolean);
  if (days.length < 2) return;
  const words = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
  const say = (day) => (day ? words.format(new Date(`${day}T00:00Z`)) : "all days");
  const output = make("output", { for: "day-slider" }, say(box.dataset.day));
  const input = make("input", { type: "range", id: "day-slider", min: 0, max: days.length - 1, step: 1, "aria-label": "Day", input: onInput });
  let timer = null;

  function onInput() {
    const day = days[Number(input.value)];
    output.textContent = say(day);
    input.setAttribute("aria-valuetext", say(day));
    clearTimeout(timer);
    timer = setTimeout(() => (isStatic ? keepOnly(day) : tell("ask", { change: { on: day }, from: "slider" })), wait);
  }
  function follow() {
    const day = box.dataset.day;
    input.value = String(day ? lastUpTo(days, day) : days.length - 1);
    output.textContent = say(day);
    input.setAttribute("aria-valuetext", say(day));
  }
  box.append(make("label", { for: "day-slider" }, "Day"), input, output, ticks(days));
  follow();
  hear("asked", ({ from }) => from !== "slider" && follow());
  if (!isStatic && !document.querySelector("form[data-live]")) live.start(make("form"));
}

/** On published pages all days stand in the table; those that the day is none of are put away. */
function keepOnly(day) {
  for (const row of document.querySelectorAll("table.control tbody tr[data-begin]")) row.hidden = !holdsOn(row.dataset, day);
  tell("day", { day });
}

export const holdsOn = ({ begin, until }, day) => Boolean(begin) && begin.slice(0, 10) <= day && (!until || until.slice(0, 10) >= day);

const lastUpTo = (days, day) => Math.max(days.findLastIndex((known) => known <= day), 0);

/** A small drawing of how the days of change lie in time: steps of the slider are days of change, not of the calendar. */
function ticks(days) {
  const years = [...new Set(days.map((day) => day.slice(0, 4)))];
  const marks = years.map((year) => [year, days.findIndex((day) => day.startsWith(year)) / Math.max(days.length - 1, 1)]);
  const drawing = make("svg", { class: "ticks", "aria-hidden": "true" });
  let last = -1;
  for (const [year, share] of marks) {
    drawing.append(make("rect", { x: `${share * 100}%`, y: 0, width: 1, height: 5 }));
    if (share - last > 0.06) {
      drawing.append(make("text", { x: `${share * 100}%`, y: 17, "font-size": 11, fill: "currentColor" }, year));
      last = share;
    }
  }
  return drawing;
}
