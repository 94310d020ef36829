// What runs in the page before its own scripts, and notes what a visitor sees and when.

export interface Seen {
  /** The frame after the one in which the article's first paragraph had its place. Times are milliseconds since 1970. */
  paragraph?: number;
  /** The same for the heading of the second article. */
  heading?: number;
  /** When the reader had taken over the printed page. */
  adopted?: number;
  /** The first and the largest paint, in milliseconds since the navigation began. */
  firstPaint: number;
  largestPaint: number;
  /** The sum of layout shifts. */
  shift: number;
  /** What tasks of more than 50 ms had above that, in milliseconds. */
  blocked: number;
  /** The module's memory, in bytes. */
  memory: number;
}

export interface Sought {
  /** How the first paragraph begins. */
  paragraph: string;
  /** The second article's title. */
  heading: string;
}

/**
 * Looks in each frame. The browser runs no frames while a style sheet holds back the first paint, and what a frame's
 * callback finds is painted at the frame's end, so the next frame is a time at which it is to be read. The browser's
 * own element timing would be exact to the millisecond, but it is silent on paragraphs below the fold, and on a phone
 * most first paragraphs are. The largest paint, which is the browser's own, stands in the tables beside it.
 */
export function look({ paragraph, heading }: Sought): void {
  const seen: Seen = { firstPaint: 0, largestPaint: 0, shift: 0, blocked: 0, memory: 0 };
  Object.assign(window, { seen });
  const now = () => performance.timeOrigin + performance.now();
  const stands = (name: string, text: string) =>
    [...document.querySelectorAll(name)].some(
      (element) => element.textContent?.trim().startsWith(text) && element.checkVisibility({ opacityProperty: true, visibilityProperty: true }),
    );
  const frame = () => {
    if (!seen.paragraph && stands("p", paragraph)) requestAnimationFrame(() => (seen.paragraph ??= now()));
    if (!seen.heading && stands("h1", heading)) requestAnimationFrame(() => (seen.heading ??= now()));
    if (!seen.adopted && document.querySelector("#app[data-adopted]")) seen.adopted = now();
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);

  // A click that leads to another page is over before it could be asked for.
  addEventListener("click", () => sessionStorage.setItem("clicked", String(now())), { capture: true });

  const each = (type: string, note: (entry: PerformanceEntry & { value: number; hadRecentInput: boolean }) => void) =>
    new PerformanceObserver((list) => list.getEntries().forEach((entry) => note(entry as never))).observe({ type, buffered: true });
  each("paint", ({ name, startTime }) => {
    if (name === "first-contentful-paint") seen.firstPaint = startTime;
  });
  each("largest-contentful-paint", ({ startTime }) => (seen.largestPaint = startTime));
  each("layout-shift", ({ value, hadRecentInput }) => (seen.shift += hadRecentInput ? 0 : value));
  each("longtask", ({ duration }) => (seen.blocked += duration - 50));

  const start = WebAssembly.instantiateStreaming;
  WebAssembly.instantiateStreaming = async (...given) => {
    const made = await start(...given);
    const memory = made.instance.exports["memory"] as WebAssembly.Memory;
    setInterval(() => (seen.memory = memory.buffer.byteLength), 50);
    return made;
  };
}
