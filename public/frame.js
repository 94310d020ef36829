// For pages with a reader in a frame (index.html?embed=1): gives each frame the height of its content. Put the script
// into the page once. It changes only frames with the attribute `data-gazette`.

/** A frame is at most this many pixels high. Longer content scrolls inside the frame. */
const MAX_HEIGHT = 10_000;

/** Sets the height that a frame reports. @param {MessageEvent} message */
function setHeight(message) {
  const { data, origin, source } = message;
  if (typeof data !== "object" || data === null || data.type !== "gazette-height") return;
  const { height } = data;
  if (typeof height !== "number" || !(height > 0)) return;
  for (const frame of document.querySelectorAll("iframe[data-gazette]")) {
    if (!(frame instanceof HTMLIFrameElement) || frame.contentWindow !== source) continue;
    // The origin of a sandboxed frame is `null`.
    const own = new URL(frame.src, document.baseURI).origin;
    const sandboxed = frame.hasAttribute("sandbox") && !frame.sandbox.contains("allow-same-origin");
    if (origin === own || (sandboxed && origin === "null")) frame.style.height = `${Math.min(Math.ceil(height), MAX_HEIGHT)}px`;
  }
}

addEventListener("message", setHeight);
