// What a page is watched for while it is measured: when its data was there, the longest task, and the
// memory of the module, which never shrinks.

import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Page } from "@playwright/test";

export interface Seen {
  /** The longest task, in milliseconds. */
  longest: number;
  /** The module's memory, in bytes. */
  memory: number;
  /** When the last piece of the dataset was there. */
  arrived: number;
}

/** Begins to watch, before the page's own scripts run; and lets nothing be asked of anybody else. */
export async function watch(page: Page): Promise<void> {
  await page.route(({ hostname }) => hostname !== "127.0.0.1", (route) => route.abort());
  await page.addInitScript(() => {
    const seen = { longest: 0, memory: 0, arrived: 0 };
    Object.assign(window, { seen });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) seen.longest = Math.max(seen.longest, duration);
    }).observe({ type: "longtask", buffered: true });
    const start = WebAssembly.instantiateStreaming;
    WebAssembly.instantiateStreaming = async (...given) => {
      const made = await start(...given);
      const memory = made.instance.exports["memory"] as WebAssembly.Memory;
      setInterval(() => (seen.memory = memory.buffer.byteLength), 50);
      return made;
    };
    const read = ReadableStreamDefaultReader.prototype.read;
    ReadableStreamDefaultReader.prototype.read = async function (this: ReadableStreamDefaultReader) {
      const piece = await read.call(this);
      if (piece.done) seen.arrived = performance.now();
      return piece as never;
    };
  });
}

/** One document, whatever is asked for. */
export async function serveDocument(body: Buffer): Promise<{ origin: string; close(): void }> {
  const server = createServer((_, response) => {
    response.writeHead(200, { "Content-Type": "application/json", "Access-Control-Allow-Origin": "*" });
    response.end(body);
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const { port } = server.address() as AddressInfo;
  return { origin: `http://127.0.0.1:${port}`, close: () => server.close() };
}
