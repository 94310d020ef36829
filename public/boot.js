// Starts the reader: loads the glue and the module that Trunk built, which the attributes of this script name. If the
// reader cannot start or go on, `trouble.js` finds the reason and shows it. A module that has broken down can show
// nothing.

const script = /** @type {HTMLScriptElement | null} */ (document.querySelector("script[data-glue]"));
const address = (/** @type {string | undefined} */ text) => new URL(text ?? "", import.meta.url).href;
const app = document.getElementById("app");
// A printed page says what it has to say without the reader.
const printed = script?.dataset["printed"] !== undefined && app?.dataset["other"] === undefined;
/** The prepared edition, whose first page comes while the module does. The page's address may ask for another dataset. */
const edition = preparedEdition()?.catch(() => undefined);
// The content of the page without the reader. It is shown again if the reader cannot go on.
const original = app ? [...app.children].map((child) => child.cloneNode(true)) : [];

let over = false;

/** Whether the page's address is that of the front page. */
const isFront = () => location.hash.length < 3 && /^(index|app)?(\.html)?$/.test(location.pathname.slice(new URL("./", import.meta.url).pathname.length));

/** The file of settings beside the page. Empty if there is none. */
async function settingsFile() {
  try {
    const answer = await fetch(address("gazette.json"), { cache: "no-cache", credentials: "omit" });
    // Some hosts answer with a page in place of a missing file.
    return answer.ok && !answer.headers.get("content-type")?.startsWith("text/html") ? await answer.text() : "";
  } catch {
    return "";
  }
}

function preparedEdition() {
  if (script?.dataset["prepared"] === undefined || app?.dataset["other"] === "dataset") return;
  if (/[?&](src|embed)=/.test(location.search)) return;
  // It was prepared with the settings of its time. `printed.js` has the same sum.
  const settings = document.getElementById("gazette")?.textContent ?? "";
  let sum = 0;
  for (let index = 0; index < settings.length; index += 1) sum = (Math.imul(sum, 31) + settings.charCodeAt(index)) | 0;
  if (script.dataset["settings"] !== String(sum)) return;
  return import("./prepared.js").then(({ PreparedEdition }) => {
    const root = new URL("./", import.meta.url);
    const edition = new PreparedEdition(root.href);
    // The reader asks again where this is not the name of a page.
    if (!printed) {
      const path = location.hash.startsWith("#/") ? location.hash.slice(2) : location.pathname.slice(root.pathname.length);
      try {
        const name = decodeURIComponent(path.replace(/\?.*$|\/?(index|app)\.html$|\/$/g, ""));
        if (!/\?page=/.test(path)) edition.page(name).catch(() => {});
      } catch {
        // The address is cut off within a letter.
      }
    }
    return edition;
  });
}

/**
 * @param {"start" | "slow" | "broken"} trouble
 * @param {unknown} [error]
 */
async function explain(trouble, error) {
  over = true;
  if (printed) {
    // The printed text is still there, unless the reader was showing another page by then. That page is printed too.
    if (trouble === "broken" && app?.dataset["mounted"] !== undefined) {
      try {
        sessionStorage.setItem("gazette-broken", "");
        location.reload();
      } catch {
        // Without a note the page might be reloaded again and again.
      }
    }
    return;
  }
  if (trouble !== "slow") app?.replaceChildren(...original);
  try {
    const { explain: show } = await import("./trouble.js");
    await show(trouble, error, address(script?.dataset.module));
  } catch {
    // The page keeps its text on what it needs. Its first paragraph, "Loading…", is no longer true.
    document.getElementById("boot")?.firstElementChild?.remove();
  }
}

/** @param {unknown} error */
function breakDown(error) {
  // Without room on the stack, browsers throw a RangeError, and Firefox an InternalError.
  const { name, stack } = Object(error);
  // The stack tells errors of the reader from errors of other scripts on the page.
  if (!over && /^(Runtime|Range|Internal)Error$/.test(name) && /gazette-|wasm/.test(stack)) explain("broken", error);
}

addEventListener("error", (event) => breakDown(event.error));
addEventListener("unhandledrejection", (event) => breakDown(event.reason));

// A part of the reader cannot be loaded. If this fails too, the reader still shows what it can without the part.
addEventListener("gazette-gone", () => {
  import("./trouble.js").then(({ renew }) => renew(address(script?.dataset.glue))).catch(() => {});
});

const slowTimer = printed ? undefined : setTimeout(() => explain("slow"), 8000);

try {
  const framed = /[?&]embed=/.test(location.search);
  if (framed) await import("./framed.js");
  else {
    // A printed or prepared page has the settings of its time in itself.
    const file = script?.dataset["file"] ?? (edition ? "" : settingsFile());
    const glue = await import(address(script?.dataset.glue));
    // What reads the dataset, and the front page, come beside the module, not after it.
    if (!edition) glue.begin("dataset");
    if (!printed && isFront()) glue.begin("front");
    await glue.default({ module_or_path: address(script?.dataset.module) });
    await glue.site(await edition, await file);
  }
  // A view in a frame handles breakdowns itself.
  over = framed;
  // Applies the styles of later pages, which have been loading since the start. The first page does not wait for them.
  for (const sheet of document.querySelectorAll('link[media="not all"]')) sheet.setAttribute("media", "all");
} catch (error) {
  explain("start", error);
  // `printed.js` has to know.
  if (printed) throw error;
}
clearTimeout(slowTimer);

// The export makes this script a module, in which top-level `await` is allowed.
export {};
