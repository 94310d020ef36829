// Bytes to an edition: how fast, beside the browser's own JSON.parse of the same bytes in the same run; the
// longest time in which the page could not answer; and the module's memory, which never shrinks.

import { test } from "@playwright/test";
import { serveSite } from "../server.ts";

const words = "the harbour lamp was lit at dusk and the keepers wrote down what they saw of ships wind and weather".split(" ");

/** A feed of about so many bytes, always the same. */
function feed(size: number): string {
  const items: object[] = [];
  let bytes = 0;
  for (let index = 0; bytes < size; index += 1) {
    const word = (place: number) => words[(index * 7 + place * 3) % words.length];
    const paragraph = (start: number) => `<p>${Array.from({ length: 80 }, (_, at) => word(start + at)).join(" ")} <a href="/${index}">more</a>.</p>`;
    const item = {
      id: `item-${index}`,
      title: `${word(1)} ${word(2)} ${index}`,
      date_published: new Date(1_600_000_000_000 + index * 3_600_000).toISOString(),
      content_html: [0, 1, 2, 3, 4, 5].map((part) => paragraph(part * 11)).join("\n"),
      tags: [word(4), word(5)],
      _gazette: { timeline: { activities: [{ id: "one", start: "2024-05-01T10:00Z", title: word(6) }] } },
    };
    items.push(item);
    bytes += JSON.stringify(item).length + 1;
  }
  return JSON.stringify({ version: "https://jsonfeed.org/version/1.1", title: "Bench", language: "en", items });
}

for (const megabytes of [1, 10, 49]) {
  test(`${megabytes} MB`, async ({ page }) => {
    const text = feed(megabytes * 1_000_000);
    await page.route("**/data/bench.json", (route) => route.fulfill({ contentType: "application/json", body: text }));
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
      // The last piece of the dataset: from here on it is the reader's time.
      const read = ReadableStreamDefaultReader.prototype.read;
      ReadableStreamDefaultReader.prototype.read = async function (this: ReadableStreamDefaultReader) {
        const piece = await read.call(this);
        if (piece.done) seen.arrived = performance.now();
        return piece as never;
      };
    });
    const site = await serveSite({ root: "/", settings: { dataset: "data/bench.json" } });
    // The archive is the lightest page: months and numbers.
    await page.goto(`${site.origin}/#/archive`);
    const ready = page.locator("#content h1");
    await ready.waitFor({ timeout: 240_000 });
    const { milliseconds, parse, longest, memory } = await page.evaluate(async () => {
      const seen = (window as unknown as { seen: { longest: number; memory: number; arrived: number } }).seen;
      const milliseconds = performance.now() - seen.arrived;
      const longest = seen.longest;
      await new Promise((wait) => setTimeout(wait, 100));
      const text = await (await fetch("data/bench.json")).text();
      const times: number[] = [];
      for (let run = 0; run < 5; run += 1) {
        const begun = performance.now();
        JSON.parse(text);
        times.push(performance.now() - begun);
      }
      return { milliseconds, parse: Math.min(...times), longest, memory: seen.memory };
    });
    await site.close();
    const size = text.length / 1_000_000;
    console.log(
      `\n${size.toFixed(1)} MB: ${milliseconds.toFixed(0)} ms to the page, ${((size / milliseconds) * 1000).toFixed(1)} MB/s, ` +
        `${(milliseconds / parse).toFixed(1)} times JSON.parse (${parse.toFixed(0)} ms); longest task ${longest.toFixed(0)} ms; ` +
        `memory of the module ${(memory / 1_000_000).toFixed(0)} MB`,
    );
  });
}
