// Timelines of 10 to 100,000 activities, ours and others' in one run: until the first screen stands,
// elements, memory, going through it from end to end, and a jump. `cargo xtask bench timeline --n 5000`
// measures one length of ours, and writes no table.

import { test, type CDPSession, type Page } from "@playwright/test";
import { serveSite } from "../server.ts";
import { activities, feed } from "../timelines.ts";
import { peers, servePeer } from "./peers.ts";
import { report } from "./report.ts";
import { serveDocument, watch, type Seen } from "./watch.ts";

const asked = process.env["TIMELINE_N"];
const lengths = asked ? [Number(asked)] : [10, 100, 1_000, 10_000, 100_000];
/** Longer than this nobody waits for a first screen. */
const patience = 60_000;
const rows = [["timeline", "activities", "ms from data to list", "main-thread ms until the list", "elements", "memory, MB", "end to end: ms of work a frame", "longest frame, ms", "jump, ms"]];

/** Working time of the page's main thread, in milliseconds, and the memory of its scripts, in bytes. */
async function worked(client: CDPSession): Promise<{ work: number; heap: number }> {
  const { metrics } = await client.send("Performance.getMetrics");
  const of = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? 0;
  const work = of("ScriptDuration") + of("LayoutDuration") + of("RecalcStyleDuration");
  return { work: work * 1000, heap: of("JSHeapUsedSize") };
}

interface Reader {
  /** Goes to a share of the timeline, 0 to 1. */
  go: string;
  /** Jumps to its beginning, and is done when that is there. */
  jump: string;
}

/** The counters of a page, from before its first script on. */
async function counters(page: Page): Promise<CDPSession> {
  const client = await page.context().newCDPSession(page);
  await client.send("Performance.enable");
  return client;
}

/** Goes through a timeline in 120 frames, or as far as 30 seconds lead, then jumps back, and notes it all in the table. */
async function measure(page: Page, client: CDPSession, name: string, count: number, listed: number, reader: Reader): Promise<void> {
  const seen = await page.evaluate(() => (window as unknown as { seen: Seen }).seen);
  const elements = await page.evaluate(() => document.querySelectorAll("*").length);
  const before = await worked(client);
  const { longest, frames } = await page.evaluate(async (go) => {
    const act = new Function("share", go);
    let [longest, before] = [0, performance.now()];
    const begun = before;
    let frames = 0;
    while (frames < 120 && before - begun < 30_000) {
      frames += 1;
      act(frames / 120);
      await new Promise((done) => requestAnimationFrame(done));
      const now = performance.now();
      [longest, before] = [Math.max(longest, now - before), now];
    }
    return { longest, frames };
  }, reader.go);
  const after = await worked(client);
  const jump = await page.evaluate(async (jump) => {
    const begun = performance.now();
    await new Function(`return (async () => { ${jump} })()`)();
    return performance.now() - begun;
  }, reader.jump);
  const figures = [listed - seen.arrived, before.work, elements, (seen.memory + before.heap) / 1e6].map((figure) => figure.toFixed(0));
  rows.push([name, String(count), ...figures, ((after.work - before.work) / frames).toFixed(1), longest.toFixed(0), jump.toFixed(0)]);
}

const frame = "await new Promise((done) => requestAnimationFrame(done));";
const ours: Reader = {
  go: "scrollTo(0, document.documentElement.scrollHeight * share)",
  jump: `
    [...document.querySelectorAll(".chronicle .activity__title a")].at(-1).focus({ preventScroll: true });
    document.activeElement.dispatchEvent(new KeyboardEvent("keydown", { key: "Home", bubbles: true }));
    while (!document.activeElement.closest('[data-step="0"]')) ${frame}`,
};
const theirs: Reader = { go: "window.go(share)", jump: `window.go(0); ${frame}` };

for (const count of lengths) {
  test(`Gazette, ${count}`, async ({ page }) => {
    await watch(page);
    await page.addInitScript(() => {
      const look = () => {
        if (!document.querySelector(".chronicle .activity")) requestAnimationFrame(look);
        else requestAnimationFrame(() => Object.assign(window, { listed: performance.now() }));
      };
      requestAnimationFrame(look);
    });
    const data = await serveDocument(Buffer.from(feed(activities(count))));
    const site = await serveSite({ root: "/", settings: { dataset: `${data.origin}/log.json` }, data: data.origin });
    const client = await counters(page);
    await page.goto(`${site.origin}/#/timeline`);
    await page.waitForFunction(() => "listed" in window, undefined, { timeout: patience });
    await page.waitForTimeout(500);
    await measure(page, client, "Gazette", count, await page.evaluate(() => (window as unknown as { listed: number }).listed), ours);
    await site.close();
    data.close();
  });
}

for (const peer of asked ? [] : peers) {
  for (const count of lengths) {
    test(`${peer.name}, ${count}`, async ({ page }) => {
      await watch(page);
      const site = await servePeer(peer, activities(count));
      const client = await counters(page);
      await page.goto(site.origin);
      const shown = await page.waitForFunction(() => "listed" in window, undefined, { timeout: patience }).then(() => true, () => false);
      if (shown) {
        await page.waitForTimeout(500);
        await measure(page, client, peer.name, count, await page.evaluate(() => (window as unknown as { listed: number }).listed), theirs);
      } else {
        rows.push([peer.name, String(count), `not within ${patience / 1000} s`, ...Array<string>(6).fill("")]);
      }
      site.close();
    });
  }
}

test.afterAll(async ({ browser }) => {
  if (!asked && rows.length === lengths.length * (1 + peers.length) + 1) await report("timeline", rows, browser.version());
  else console.log(rows.map((row) => row.join("\t")).join("\n"));
});
