// For pages that frame a reader (index.html?embed=1): gives each frame the height of what is in it. Put the
// script into the page once; it concerns frames with the attribute `data-gazette` and no others.

/** Higher than this no frame becomes, whoever says so: what is longer is scrolled in it. */
const HIGHEST = 10_000;

/** @param {MessageEvent} message */
function sized(message) {
  const { data, origin, source } = message;
  if (typeof data !== "object" || data === null || data.type !== "gazette-height") return;
  const { height } = data;
  if (typeof height !== "number" || !(height > 0)) return;
  for (const frame of document.querySelectorAll("iframe[data-gazette]")) {
    if (!(frame instanceof HTMLIFrameElement) || frame.contentWindow !== source) continue;
    // A frame in a sandbox has no origin to tell.
    const own = new URL(frame.src, document.baseURI).origin;
    const sandboxed = frame.hasAttribute("sandbox") && !frame.sandbox.contains("allow-same-origin");
    if (origin === own || (sandboxed && origin === "null")) frame.style.height = `${Math.min(Math.ceil(height), HIGHEST)}px`;
  }
}

addEventListener("message", sized);
