// The reader in a frame (index.html?embed=1&view=timeline&…): one view, as the address says, of the dataset
// that this site is configured for; and the page around it is told how high it is (frame.js there).

import { given } from "./embed.js";

const parameters = new URLSearchParams(location.search);
const app = document.getElementById("app");
const settings = document.getElementById("gazette")?.textContent || "{}";

/** @returns {{ location?: string, language?: string, theme?: string }} */
function read() {
  try {
    return JSON.parse(settings);
  } catch {
    // The view will say what is wrong with the settings.
    return {};
  }
}

const { location: mode, language, theme } = read();
const folder = new URL("./", document.baseURI).href;

const view = document.createElement("gazette-view");
for (const name of ["view", "article", "at", "section", "tag", "place", "from", "to", "order", "limit", "lang", "theme"]) {
  const value = parameters.get(name);
  if (value !== null) view.setAttribute(name, value);
}
if (language && !parameters.has("lang")) view.setAttribute("lang", language);
if (theme && !parameters.has("theme")) view.setAttribute("theme", theme);
view.setAttribute("loading", "eager");
// Links lead out of the frame, to the site itself.
view.setAttribute("link-base", mode === "path" ? folder.slice(0, -1) : `${folder}#`);
given.set(view, { settings, asked: parameters.get("src") ?? "" });
const size = (/** @type {number} */ height) => parent.postMessage({ type: "gazette-height", height }, "*");
const arrive = () => document.querySelector("[data-boot]")?.remove();

view.addEventListener("gazette-ready", arrive);
view.addEventListener("gazette-error", arrive);
view.addEventListener("gazette-resize", (event) => size(/** @type {CustomEvent} */ (event).detail.height));
view.addEventListener("click", (event) => {
  const link = event.composedPath().find((target) => target instanceof HTMLAnchorElement);
  if (link instanceof HTMLAnchorElement) link.target = "_top";
}, { capture: true });
// A bar that comes and goes would change the width of the text, and with it the height that was just told.
document.documentElement.style.scrollbarGutter = "stable";
app?.append(view);
