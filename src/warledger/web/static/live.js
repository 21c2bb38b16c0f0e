// Filters that act at once: the address changes, the server renders it, and the parts of the page that differ are
// put in place of the old ones. Without a script, the form's button does the same.
import { hear, isStatic, say, tell } from "./page.js";

let asking = null;

export function start(form) {
  form.addEventListener("change", () => go(addressOf(form), "form"));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    go(addressOf(form), "form");
  });
  document.addEventListener("click", onLink);
  addEventListener("popstate", () => show(location.href, "history"));
  hear("ask", ({ change, from }) => go(changed(change), from));
  // A reader may have gone back before this part was there to hear it: the address moved on, the page did not.
  const [arrival] = performance.getEntriesByType("navigation");
  if (arrival && new URL(arrival.name, location.href).search !== location.search) show(location.href, "history");
}

function addressOf(form) {
  const asked = new URLSearchParams([...new FormData(form)].filter(([, value]) => value !== ""));
  // What the form has no field for stays as it is.
  for (const name of ["order", "field", "all"]) {
    const value = new URLSearchParams(location.search).get(name);
    if (value) asked.set(name, value);
  }
  return `${location.pathname}${asked.size ? `?${asked}` : ""}`;
}

/** The address of now with some parameters changed; null takes one away. */
function changed(change) {
  const asked = new URLSearchParams(location.search);
  asked.delete("page");
  for (const [name, value] of Object.entries(change)) {
    if (value === null) asked.delete(name);
    else asked.set(name, value);
  }
  return `${location.pathname}${asked.size ? `?${asked}` : ""}`;
}

/** Links that lead to this same page with another query are followed in place. */
function onLink(event) {
  const link = event.target.closest("a[href]");
  if (!link || event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (isStatic || link.origin !== location.origin || link.pathname !== location.pathname || link.hash) return;
  if (!link.closest("main")) return;
  event.preventDefault();
  go(link.href, "link").then(() => {
    if (link.closest(".pager")) document.getElementById("list")?.scrollIntoView();
  });
}

async function go(address, from) {
  if (await show(address, from)) history.pushState(null, "", address);
}

async function show(address, from) {
  asking?.abort();
  asking = new AbortController();
  document.body.classList.add("is-asking");
  try {
    const answer = await fetch(address, { signal: asking.signal });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    put(page);
    document.body.classList.remove("is-asking");
    tell("asked", { from });
    say(page.getElementById("h-list")?.textContent || page.querySelector("h1")?.textContent || "");
    return true;
  } catch (error) {
    if (error.name === "AbortError") return false;
    location.href = address;
    return false;
  }
}

function put(page) {
  document.title = page.title;
  for (const part of document.querySelectorAll("[data-part]")) {
    const fresh = page.getElementById(part.id);
    const wasOpen = part.open;
    if (!fresh) continue;
    part.replaceWith(fresh);
    if (wasOpen) fresh.open = true;
  }
  const chips = page.getElementById("chips");
  if (chips) document.getElementById("chips")?.replaceWith(chips);
  for (const id of ["map", "timeline", "slider"]) {
    const fresh = page.getElementById(id);
    const here = document.getElementById(id);
    if (fresh && here) Object.assign(here.dataset, fresh.dataset);
  }
  const form = page.querySelector("form[data-live]");
  for (const field of form?.elements || []) putField(field);
}

function putField(fresh) {
  const here = document.querySelector(`form[data-live] [name="${CSS.escape(fresh.name)}"]`);
  if (!fresh.name || !here) return;
  if (here.type === "checkbox") here.checked = fresh.hasAttribute("checked");
  else if (here.tagName === "SELECT") here.replaceChildren(...fresh.children);
  else if (here !== document.activeElement) here.value = fresh.getAttribute("value") || "";
}
