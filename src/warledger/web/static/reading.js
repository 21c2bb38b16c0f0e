// The document page: what explains the claim under the pointer or the focus; layers that stay in the address.
import { make } from "./page.js";

export function start(text) {
  const panel = document.getElementById("panel");
  const marks = [...text.querySelectorAll(".m-claims[data-about]")];
  const cards = new Map([...panel.querySelectorAll("[data-claim]")].map((card) => [card.dataset.claim, card]));
  let pinned = null;

  panel.prepend(make("button", { type: "button", class: "close", click: () => pin(null) }, "Close"));
  const show = (id) => {
    for (const here of [...text.querySelectorAll(".is-here"), ...panel.querySelectorAll(".is-here")]) here.classList.remove("is-here");
    for (const mark of marks) if (mark.dataset.about === id) mark.classList.add("is-here");
    const card = cards.get(id);
    if (!card) return;
    card.classList.add("is-here");
    const top = card.offsetTop - panel.offsetTop;
    if (panel.scrollHeight > panel.clientHeight) panel.scrollTop = top - panel.clientHeight / 5;
  };
  const pin = (id) => {
    pinned = id;
    panel.classList.toggle("is-pinned", id !== null);
    show(id);
  };
  const claimAt = (node) => node.closest?.(".m-claims[data-about]")?.dataset.about ?? null;

  for (const mark of marks) {
    if (mark.classList.contains("on")) continue;
    mark.tabIndex = 0;
    mark.setAttribute("aria-details", `card-${mark.dataset.about}`);
    mark.addEventListener("focus", () => show(mark.dataset.about));
    mark.addEventListener("keydown", (event) => {
      if (event.target !== mark || (event.key !== "Enter" && event.key !== " ")) return;
      event.preventDefault();
      pin(mark.dataset.about);
      const card = cards.get(mark.dataset.about);
      card?.setAttribute("tabindex", "-1");
      card?.focus({ preventScroll: true });
    });
  }
  text.addEventListener("pointerover", (event) => {
    const id = claimAt(event.target);
    if (id && pinned === null && event.pointerType === "mouse") show(id);
  });
  text.addEventListener("click", (event) => pin(claimAt(event.target)));
  panel.addEventListener("pointerover", (event) => {
    const card = event.target.closest("[data-claim]");
    if (card && pinned === null) for (const mark of marks) mark.classList.toggle("is-here", mark.dataset.about === card.dataset.claim);
  });
  panel.addEventListener("click", (event) => {
    const card = event.target.closest("[data-claim]");
    if (card) pin(card.dataset.claim);
  });
  addEventListener("keydown", (event) => {
    if (event.key === "Escape") pin(null);
  });

  const follow = () => {
    const name = decodeURIComponent(location.hash.slice(1));
    const target = name && document.getElementById(name);
    if (!target || !text.contains(target)) return;
    const id = claimAt(target);
    if (id) pin(id);
    target.scrollIntoView({ block: "center" });
  };
  addEventListener("hashchange", follow);
  follow();
  // The pointer may have come to rest on a claim before this part was there to see it come.
  const under = [...text.querySelectorAll(".m-claims[data-about]:hover")].at(-1);
  if (under && pinned === null && matchMedia("(hover: hover)").matches) show(under.dataset.about);
  keepLayers();
}

/** Ticked layers go into the address, so that a link to the page shows what was looked at. */
function keepLayers() {
  const form = document.querySelector("form.layers");
  form?.addEventListener("change", () => {
    const chosen = new URLSearchParams(new FormData(form));
    history.replaceState(null, "", `${location.pathname}${chosen.size ? `?${chosen}` : ""}${location.hash}`);
  });
}
