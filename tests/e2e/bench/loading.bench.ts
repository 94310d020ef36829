// Bytes to an edition: how fast, beside the browser's own JSON.parse of the same bytes in the same run; the
// longest time in which the page could not answer; and the module's memory, which never shrinks.

import { test, type Page } from "@playwright/test";
import { serveSite } from "../server.ts";
import { report } from "./report.ts";
import { serveDocument, watch, type Seen } from "./watch.ts";

const words = "the harbour lamp was lit at dusk and the keepers wrote down what they saw of ships wind and weather".split(" ");
const word = (seed: number, place: number) => words[(seed * 7 + place * 3) % words.length];
const text = (seed: number, length: number) => Array.from({ length }, (_, place) => word(seed, place)).join(" ");

/** A feed of such items. */
const feed = (items: object[]) => JSON.stringify({ version: "https://jsonfeed.org/version/1.1", title: "Bench", language: "en", items });

/** Articles of six paragraphs each, about so many bytes together; always the same. */
function articles(size: number): string {
  const items: object[] = [];
  let bytes = 0;
  for (let index = 0; bytes < size; index += 1) {
    const paragraph = (part: number) => `<p>${text(index + part * 11, 80)} <a href="/${index}">more</a>.</p>`;
    const item = {
      id: `item-${index}`,
      title: `${text(index, 2)} ${index}`,
      date_published: new Date(1_600_000_000_000 + index * 3_600_000).toISOString(),
      content_html: [0, 1, 2, 3, 4, 5].map(paragraph).join("\n"),
      tags: [word(index, 4), word(index, 5)],
      _gazette: { timeline: { activities: [{ id: "one", start: "2024-05-01T10:00Z", title: word(index, 6) }] } },
    };
    items.push(item);
    bytes += JSON.stringify(item).length + 1;
  }
  return feed(items);
}

/** One article with so many activities, an hour apart. */
function activities(count: number): string {
  const activity = (index: number) => ({
    id: `a${index}`,
    start: new Date(600_000_000_000 + index * 3_600_000).toISOString(),
    title: text(index, 4),
    text: text(index, 12),
  });
  const list = Array.from({ length: count }, (_, index) => activity(index));
  return feed([{ id: "log", title: "Log", content_text: "x", _gazette: { timeline: { activities: list } } }]);
}

/** One article whose text in HTML has so many bytes. */
function longText(size: number): string {
  const paragraph = (index: number) => `<p>${text(index, 60)} <a href="/${index}">more</a> <b>and <i>more</i></b>.</p>\n`;
  let html = "";
  for (let index = 0; html.length < size; index += 1) html += paragraph(index);
  return feed([{ id: "long", title: "Long", content_html: html.slice(0, size) }]);
}

const documents: [name: string, make: () => string][] = [
  ["1 MB of articles", () => articles(1_000_000)],
  ["10 MB of articles", () => articles(10_000_000)],
  ["49 MB of articles", () => articles(49_000_000)],
  ["one article with 100,000 activities", () => activities(100_000)],
  ["one text of 2 MB", () => longText(1_900_000)],
];

/** What was seen until the page stood, and the fastest of five JSON.parse of the same bytes. */
async function measure(page: Page, dataset: string): Promise<Seen & { milliseconds: number; parse: number }> {
  return page.evaluate(async (dataset) => {
    const seen = (window as unknown as { seen: Seen }).seen;
    const milliseconds = performance.now() - seen.arrived;
    const longest = seen.longest;
    await new Promise((wait) => setTimeout(wait, 100));
    const text = await (await fetch(dataset)).text();
    const times: number[] = [];
    for (let run = 0; run < 5; run += 1) {
      const begun = performance.now();
      JSON.parse(text);
      times.push(performance.now() - begun);
    }
    return { ...seen, milliseconds, longest, parse: Math.min(...times) };
  }, dataset);
}

const rows = [["document", "MB", "ms to the page", "MB/s", "times `JSON.parse`", "longest task, ms", "memory, MB"]];

for (const [name, make] of documents) {
  test(name, async ({ page }) => {
    const body = Buffer.from(make());
    await watch(page);
    const data = await serveDocument(body);
    const dataset = `${data.origin}/bench.json`;
    const site = await serveSite({ root: "/", settings: { dataset }, data: data.origin });
    // The archive is the lightest page: months and numbers.
    await page.goto(`${site.origin}/#/archive`);
    await page.locator("#content h1:not(.hidden)").waitFor({ timeout: 240_000 });
    const { milliseconds, parse, longest, memory } = await measure(page, dataset);
    await site.close();
    data.close();
    const megabytes = body.length / 1_000_000;
    const rate = (megabytes / milliseconds) * 1000;
    const task = longest === 0 ? "under 50" : longest.toFixed(0);
    const figures = [megabytes, milliseconds, rate, milliseconds / parse].map((figure, at) => figure.toFixed(at === 1 ? 0 : 1));
    rows.push([name, ...figures, task, (memory / 1_000_000).toFixed(0)]);
  });
}

test.afterAll(async ({ browser }) => {
  // With `--grep`, the table would lose the rows that were not measured.
  if (rows.length === documents.length + 1) await report("loading", rows, browser.version());
  else console.log(rows.map((row) => row.join("\t")).join("\n"));
});
