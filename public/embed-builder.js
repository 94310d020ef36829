// The page that helps to embed a view: shows the view that was chosen, and the lines to copy.

import { settings } from "./embed.js";
import { wordsIn } from "./words.js";

/** @typedef {{ id?: string, title?: string, tags?: string[] }} Item */

const folder = new URL(".", import.meta.url).href;
const form = /** @type {HTMLFormElement} */ (document.getElementById("options"));
const stage = /** @type {HTMLElement} */ (document.getElementById("stage"));
const status = /** @type {HTMLElement} */ (document.getElementById("status"));
const field = (/** @type {string} */ name) => /** @type {HTMLSelectElement} */ (form.elements.namedItem(name));
const integrity = /** @type {HTMLInputElement} */ (form.elements.namedItem("integrity"));
const quote = (/** @type {string} */ text) => text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");

const { tag, words } = await wordsIn(navigator.languages);

/** Fills in the texts, which the page itself does not have. Text between two `` ` `` becomes code. */
function fillInTexts() {
  document.documentElement.lang = tag;
  document.title = words["builder-title"];
  for (const element of document.querySelectorAll("[data-text]")) {
    const key = /** @type {keyof typeof words} */ (element.getAttribute("data-text"));
    const pieces = words[key].split("`").map((text, index) => {
      return index % 2 === 0 ? text : Object.assign(document.createElement("code"), { textContent: text });
    });
    element.append(...pieces);
  }
}

/**
 * The hash of the script for the `integrity` attribute. Empty if the box is not checked, or on a page without https,
 * where browsers compute no hashes.
 */
async function integrityHash() {
  if (!integrity.checked || !crypto.subtle) return "";
  const bytes = await (await fetch(`${folder}embed.js`)).arrayBuffer();
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-384", bytes));
  return `sha384-${btoa(String.fromCharCode(...digest))}`;
}

/** @param {HTMLSelectElement} list @param {[string, string][]} choices */
function addOptions(list, choices) {
  for (const [value, text] of choices) list.append(Object.assign(document.createElement("option"), { value, textContent: text }));
}

fillInTexts();

/** @typedef {string | { url: string }} Source */
/** @typedef {{ dataset?: string | Source[], location?: string }} Settings */

/** @type {Settings} */
const site = await settings().then((text) => JSON.parse(text || "{}"), () => ({}));
/** The site's dataset, or the first of its sources. @type {Source} */
const first = [site.dataset ?? "data/edition.json"].flat()[0] ?? "";
const dataset = new URL(typeof first === "string" ? first : first.url, folder).href;
const links = site.location === "path" ? folder.slice(0, -1) : `${folder}#`;

/** Fills the lists from the site's own dataset, if it is a JSON Feed. */
async function fillLists() {
  const answer = await fetch(dataset, { cache: "no-cache" });
  const edition = await answer.json();
  const items = /** @type {Item[]} */ (edition.items ?? []);
  addOptions(field("article"), items.map(({ id, title }) => [String(id), title ?? String(id)]));
  addOptions(field("section"), (edition._gazette?.sections ?? []).map((/** @type {Item} */ { id, title }) => [String(id), title ?? String(id)]));
  const tags = new Set(items.flatMap(({ tags }) => tags ?? []));
  addOptions(field("tag"), [...tags].sort().map((tag) => [tag, tag]));
}

/** The attributes for the options that are chosen. */
function attributes() {
  const named = ["view", "article", "section", "tag", "limit", "theme"].map((name) => [name, field(name).value]);
  const own = named.filter(([, value]) => value);
  if (field("links").value === "site") own.push(["link-base", links]);
  return own;
}

async function show() {
  const hash = await integrityHash();
  const own = attributes();
  const view = document.createElement("gazette-view");
  for (const [name = "", value = ""] of own) view.setAttribute(name, value);
  view.setAttribute("loading", "eager");
  view.addEventListener("gazette-error", (event) => {
    const { code, detail } = /** @type {CustomEvent} */ (event).detail;
    status.textContent = `${code}: ${detail}`;
  });
  view.addEventListener("gazette-ready", () => (status.textContent = ""));
  stage.className = field("host").value;
  stage.replaceChildren(view);

  const written = own.map(([name, value = ""]) => ` ${name}="${quote(value)}"`).join("");
  const room = Number(field("room").value);
  const checked = hash ? ` integrity="${hash}" crossorigin` : "";
  const style = room > 0 ? `<style>gazette-view { display: block; min-height: ${room}px }</style>\n` : "";
  text("element", `${style}<script type="module" src="${folder}embed.js"${checked}></script>\n<gazette-view${written}>\n  <a href="${folder}">${quote(words["builder-read"])}</a>\n</gazette-view>`);
  const query = new URLSearchParams([["embed", "1"], ...own.filter(([name]) => name !== "link-base")].map(([name = "", value = ""]) => [name, value]));
  const source = quote(`${folder}index.html?${query}`);
  const frame = `<iframe data-gazette src="${source}" title="Gazette" width="100%" height="${room || 600}" loading="lazy"></iframe>`;
  text("frame", `${frame}\n<script type="module" src="${folder}frame.js"></script>`);
  text("oembed", JSON.stringify({ version: "1.0", type: "rich", provider_url: folder, html: frame, width: 600, height: room || 600 }, null, 2));
}

/** @param {string} id @param {string} content */
function text(id, content) {
  const element = document.getElementById(id);
  if (element) element.textContent = content;
}

for (const button of document.querySelectorAll("button[data-copies]")) {
  button.addEventListener("click", async () => {
    const id = /** @type {HTMLElement} */ (button).dataset.copies ?? "";
    await navigator.clipboard?.writeText(document.getElementById(id)?.textContent ?? "");
    status.textContent = words[navigator.clipboard ? "builder-copied" : "builder-not-copied"];
  });
}

await fillLists().catch((error) => (status.textContent = `${dataset}: ${error}`));
form.addEventListener("change", show);
show();
