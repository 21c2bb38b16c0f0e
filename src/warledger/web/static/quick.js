// The search field at the top of published pages: it leads to the page that searches, also in a folder.
import { root } from "./page.js";

export function start(form) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    location.href = `${root}search.html?${new URLSearchParams(new FormData(form))}`;
  });
}
