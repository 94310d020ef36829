// Starts the reader from what stands in this very page, and answers for the server that is not there.

const server = "https://gazette.invalid/";

/** @param {string} name */
async function file(name) {
  const place = document.querySelector(`script[data-file="${CSS.escape(name)}"]`);
  if (!place) return undefined;
  const packed = Uint8Array.from(atob(place.textContent ?? ""), (letter) => letter.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).arrayBuffer();
}

const types = { json: "application/json", svg: "image/svg+xml", png: "image/png", jpg: "image/jpeg", webp: "image/webp", wasm: "application/wasm" };
/** @param {string} name */
const type = (name) => types[/** @type {keyof typeof types} */ (name.split(".").at(-1))] ?? "application/octet-stream";

const ask = window.fetch;
window.fetch = async (request, init) => {
  const address = new URL(request instanceof Request ? request.url : request, document.baseURI).href;
  if (!address.startsWith(server)) return ask(request, init);
  const name = decodeURIComponent(address.slice(server.length).split(/[?#]/)[0] ?? "");
  const body = await file(name);
  return new Response(body ?? "not found", { status: body ? 200 : 404, headers: { "Content-Type": type(name) } });
};

// Pictures of the dataset are in the page too; a browser would ask for them as soon as it hears their address.
const say = Element.prototype.setAttribute;
HTMLImageElement.prototype.setAttribute = function (name, value) {
  if (name !== "src" || !value.startsWith(server)) return say.call(this, name, value);
  const own = value.slice(server.length);
  file(own).then((body) => body && say.call(this, "src", URL.createObjectURL(new Blob([body], { type: type(own) }))));
};

try {
  const glue = new TextDecoder().decode(await file("glue.js"));
  const code = await import(URL.createObjectURL(new Blob([glue], { type: "text/javascript" })));
  const module = [...document.querySelectorAll("script[data-file]")].map((place) => place.getAttribute("data-file") ?? "").find((name) => name.endsWith("_bg.wasm"));
  await code.default({ module_or_path: await file(module ?? "") });
  const settings = await file("gazette.json");
  code.site(undefined, settings && new TextDecoder().decode(settings));
} catch (error) {
  const line = document.querySelector("#boot p");
  if (line) line.textContent = `The reader could not be started: ${error}`;
}
