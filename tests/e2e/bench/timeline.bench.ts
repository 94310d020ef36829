// Timelines of 10 to 100,000 activities: until the first screen stands, elements, memory, scrolling from end
// to end, and a jump. `cargo xtask bench timeline --n 5000`
// measures one length, and writes no table.

import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { test, type Page } from "@playwright/test";
import { serveSite } from "../server.ts";
import { activities, feed } from "../timelines.ts";
import { report } from "./report.ts";

const asked = process.env["TIMELINE_N"];
const lengths = asked ? [Number(asked)] : [10, 100, 1_000, 10_000, 100_000];
const rows = [["activities", "ms from data to list", "elements", "module, MB", "scroll: mean ms of script a frame", "scroll: longest frame, ms", "jump, ms"]];

/** When the dataset was there, and what the module's memory is. */
async function watch(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const seen = { arrived: 0, memory: 0, listed: 0 };
    Object.assign(window, { seen });
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
    const look = () => {
      if (document.querySelector(".chronicle .activity")) requestAnimationFrame(() => (seen.listed = performance.now()));
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
}

/** Scrolls from end to end in 120 frames. */
function scrollThrough(page: Page): Promise<{ longest: number }> {
  return page.evaluate(async () => {
    const height = document.documentElement.scrollHeight;
    let longest = 0;
    let before = performance.now();
    for (let frame = 1; frame <= 120; frame += 1) {
      scrollTo(0, (height * frame) / 120);
      await new Promise((done) => requestAnimationFrame(done));
      const now = performance.now();
      longest = Math.max(longest, now - before);
      before = now;
    }
    return { longest };
  });
}

for (const count of lengths) {
  test(`a timeline of ${count}`, async ({ page, browser }) => {
    void browser;
    const body = Buffer.from(feed(activities(count)));
    await watch(page);
    const server = createServer((_, response) => {
      response.writeHead(200, { "Content-Type": "application/json", "Access-Control-Allow-Origin": "*" });
      response.end(body);
    });
    await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const site = await serveSite({ root: "/", settings: { dataset: `${origin}/log.json` }, data: origin });
    await page.goto(`${site.origin}/#/timeline`);
    await page.locator(".chronicle .activity").first().waitFor({ timeout: 120_000 });
    await page.waitForTimeout(500);
    const seen = await page.evaluate(() => (window as unknown as { seen: { arrived: number; memory: number; listed: number } }).seen);
    const elements = await page.evaluate(() => document.querySelectorAll("*").length);
    const client = await page.context().newCDPSession(page);
    await client.send("Performance.enable");
    const script = async () => {
      const { metrics } = await client.send("Performance.getMetrics");
      return metrics.filter(({ name }) => ["ScriptDuration", "LayoutDuration", "RecalcStyleDuration"].includes(name)).reduce((sum, { value }) => sum + value * 1000, 0);
    };
    const before = await script();
    const { longest } = await scrollThrough(page);
    const mean = ((await script()) - before) / 120;
    await page.locator(".chronicle .activity__title a").last().focus();
    const jump = await page.evaluate(async () => {
      const begun = performance.now();
      const key = new KeyboardEvent("keydown", { key: "Home", bubbles: true });
      document.activeElement?.dispatchEvent(key);
      while (!document.activeElement?.closest('[data-step="0"]')) await new Promise((done) => requestAnimationFrame(done));
      return performance.now() - begun;
    });
    await site.close();
    server.close();
    const figures = [seen.listed - seen.arrived, elements, seen.memory / 1e6];
    rows.push([String(count), ...figures.map((figure) => figure.toFixed(0)), mean.toFixed(1), longest.toFixed(0), jump.toFixed(0)]);
  });
}

test.afterAll(async ({ browser }) => {
  if (!asked && rows.length === lengths.length + 1) await report("timeline", rows, browser.version());
  else console.log(rows.map((row) => row.join("\t")).join("\n"));
});
