// The reader in a frame (index.html?embed=1&view=timeline&…): one view, as the address says, of the dataset
// that this site is configured for; and the page around it is told how high it is (frame.js there).

import "./embed.js";

const parameters = new URLSearchParams(location.search);
const app = document.getElementById("app");
const settings = JSON.parse(document.getElementById("gazette")?.textContent || "{}");

/** The dataset: another than the site's own only of an origin that its operator has allowed. */
function source() {
  const asked = parameters.get("src");
  const own = settings.dataset ?? "data/edition.json";
  if (!asked) return own;
  const { origin } = new URL(asked, document.baseURI);
  return (settings.dataset_origins ?? []).includes(origin) ? asked : own;
}

const view = document.createElement("gazette-view");
for (const name of ["view", "article", "at", "section", "tag", "place", "from", "to", "order", "limit", "lang", "theme"]) {
  const value = parameters.get(name);
  if (value !== null) view.setAttribute(name, value);
}
view.setAttribute("src", source());
view.setAttribute("loading", "eager");
// Links lead out of the frame, to the site itself.
view.setAttribute("link-base", new URL("./#", document.baseURI).href);
const size = (/** @type {number} */ height) => parent.postMessage({ type: "gazette-height", height }, "*");

view.addEventListener("gazette-ready", () => document.getElementById("boot")?.closest(".gazette")?.remove());
view.addEventListener("gazette-error", () => document.getElementById("boot")?.closest(".gazette")?.remove());
view.addEventListener("gazette-resize", (event) => size(/** @type {CustomEvent} */ (event).detail.height));
view.addEventListener("click", (event) => {
  const link = event.composedPath().find((target) => target instanceof HTMLAnchorElement);
  if (link instanceof HTMLAnchorElement) link.target = "_top";
}, { capture: true });
app?.append(view);
