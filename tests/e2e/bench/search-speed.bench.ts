// How fast a search is, and what its index costs: ours beside other engines, over generated editions of several sizes and
// over a long timeline, in one run. Memory is what the page has more after the index is made than before.

import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { test, type CDPSession, type Page } from "@playwright/test";
import { activities, feed } from "../timelines.ts";
import { report } from "./report.ts";
import { docsOf, type Doc } from "./search/corpora.ts";
import { names, scripts, serve } from "./search/engines.ts";
import { percentile } from "./search/measures.ts";
import { isComplete, serveEdition, type } from "./search/ours.ts";
import { watch, type Seen } from "./watch.ts";

const generated = join(import.meta.dirname, "..", "..", "..", "target", "generated");

/** An edition of `cargo xtask generate` in one document: those of many articles are written in pages. */
async function edition(count: number): Promise<string> {
  const folder = join(generated, `${count}`);
  const pages = (await readdir(folder)).filter((name) => name.endsWith(".json")).sort();
  const read = await Promise.all(pages.map(async (name) => JSON.parse(await readFile(join(folder, name), "utf8")) as { items: object[]; next_url?: string }));
  return JSON.stringify({ ...read[0], next_url: undefined, items: read.flatMap(({ items }) => items) });
}

/** What is searched, and words of it: frequent and rare, one and several, whole and begun, misspelt, and none of it. */
const subjects: [name: string, make: () => Promise<string>, queries: string[]][] = [
  ...[100, 1_000, 10_000].map((count): [string, () => Promise<string>, string[]] => [
    `${count.toLocaleString("en")} articles`,
    () => edition(count),
    ["harbour", "harb", "council market", "the famous museum", "how a royal town", "theatr", "wooden librarry", "keldamouth", "keldmaouth", "gargafield", "winter of 1990", "ship policy", "strike", "xylophone", "s", "public island school road", "mere", "northern tram saved", "hospitl", "letter"],
  ]),
  [
    "100,000 activities",
    () => Promise.resolve(feed(activities(100_000))),
    ["lamp", "harb", "entry 500", "entry 99999", "station 3", "mole station", "feryr", "buoy tag", "xylophone", "e"],
  ],
];

interface Cost {
  /** Milliseconds until the index is complete. */
  made: number;
  /** The longest task meanwhile, in milliseconds. */
  longest: number;
  /** Bytes. */
  memory: number;
  /** Milliseconds of each query. */
  times: number[];
}

/** The bytes of the page: those of scripts and those of the module. */
async function bytes(session: CDPSession, page: Page): Promise<number> {
  await session.send("HeapProfiler.collectGarbage");
  const { usedSize } = await session.send("Runtime.getHeapUsage");
  // `watch` looks at the module's memory every 50 milliseconds.
  await page.waitForTimeout(120);
  return usedSize + (await page.evaluate(() => (window as unknown as { seen?: Seen }).seen?.memory ?? 0));
}

const longestSince = (page: Page) =>
  page.evaluate(() => {
    const { seen } = window as unknown as { seen: Seen };
    const { longest } = seen;
    seen.longest = 0;
    return longest;
  });

/** Ours: the page of the search is opened after the edition was loaded. */
async function ours(page: Page, dataset: string, queries: string[]): Promise<Cost> {
  const site = await serveEdition(page, dataset);
  const session = await page.context().newCDPSession(page);
  await page.goto(`${site.origin}/#/about`);
  await page.locator("#content h1:not(.hidden)").waitFor({ timeout: 240_000 });
  // What the site does by itself after its first page.
  await page.waitForTimeout(8_000);
  const before = await bytes(session, page);
  await longestSince(page);
  const begin = await page.evaluate(() => {
    location.hash = "#/search?q=of";
    return performance.now();
  });
  await page.waitForFunction(isComplete, undefined, { polling: 5, timeout: 240_000 });
  const made = (await page.evaluate(() => performance.now())) - begin;
  await page.waitForTimeout(200);
  const longest = await longestSince(page);
  const memory = (await bytes(session, page)) - before;
  const times: number[] = [];
  for (const query of queries) times.push((await page.evaluate(type, query)).took);
  await page.goto("about:blank");
  await site.close();
  return { made, longest, memory, times };
}

/** Another engine, with the documents already in the page. */
async function others(page: Page, origin: string, script: string, docs: Doc[], queries: string[]): Promise<Cost> {
  await page.goto(origin);
  const session = await page.context().newCDPSession(page);
  await page.evaluate((docs) => Object.assign(window, { docs }), docs);
  const before = await bytes(session, page);
  await longestSince(page);
  const made = await page.evaluate(async (script) => {
    const AsyncFunction = Object.getPrototypeOf(async () => {}).constructor as new (...parts: string[]) => (docs: unknown) => Promise<unknown>;
    const begin = performance.now();
    Object.assign(window, { search: await new AsyncFunction("docs", script)((window as unknown as { docs: unknown }).docs) });
    return performance.now() - begin;
  }, script);
  await page.waitForTimeout(200);
  const longest = await longestSince(page);
  const memory = (await bytes(session, page)) - before;
  const times = await page.evaluate(async (queries) => {
    const { search } = window as unknown as { search: (query: string) => unknown };
    const times: number[] = [];
    for (const query of queries) {
      const begin = performance.now();
      await search(query);
      times.push(performance.now() - begin);
    }
    return times;
  }, queries);
  return { made, longest, memory, times };
}

const rows = [["searched, with", "index, ms", "longest task, ms", "memory, MB", "query, ms: median", "95 %"]];
const failed = "—";

for (const [name, make, queries] of subjects) {
  test(name, async ({ page }) => {
    test.setTimeout(1_200_000);
    await watch(page);
    const [dataset, engines] = [await make(), await serve()];
    const docs = docsOf(dataset);
    for (const engine of ["Gazette", ...names.filter((name) => name !== "Pagefind")]) {
      const cost = engine === "Gazette" ? await ours(page, dataset, queries) : await others(page, engines.origin, scripts[engine] ?? "", docs, queries).catch(() => undefined);
      const task = cost && (cost.longest < 50 ? "under 50" : cost.longest.toFixed(0));
      const figures = cost && [cost.made.toFixed(0), task ?? failed, (cost.memory / 1e6).toFixed(1), percentile(cost.times, 0.5).toFixed(1), percentile(cost.times, 0.95).toFixed(1)];
      rows.push([`${name}, ${engine}`, ...(figures ?? [failed, failed, failed, failed, failed])]);
    }
    engines.close();
  });
}

test.afterAll(async ({ browser }) => {
  // With `--grep`, the table would lose the rows that were not measured.
  if (rows.length === 1 + subjects.length * names.length) await report("search-speed", rows, browser.version());
  else console.log(rows.map((row) => row.join("\t")).join("\n"));
});
