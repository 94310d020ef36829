// One visitor with an empty cache: opens an article, stays until nothing moves any more, follows a link to a
// second article; and comes back once in a new page.

import type { Browser, BrowserContext, CDPSession, Page } from "@playwright/test";
import { look, type Seen, type Sought } from "./look.ts";
import type { Subject } from "./subjects.ts";
import { Traffic, type Bytes } from "./traffic.ts";

export interface Profile {
  name: string;
  /** What the browser is told about the window. */
  window: { viewport: { width: number; height: number }; deviceScaleFactor: number; isMobile: boolean; hasTouch: boolean };
  /** Bits per second and milliseconds; none: the line is as fast as loopback. */
  line?: { down: number; up: number; latency: number };
  /** How many times slower the processor is. */
  slower: number;
}

export interface Visit {
  readable: number;
  firstPaint: number;
  largestPaint: number;
  shift: number;
  blocked: number;
  /** When the reader had taken the printed page over; only where it does. */
  adopted?: number;
  /** The memory of scripts and module once all is quiet, in bytes. */
  memory: number;
  /** What had come until the article was readable, and once all was quiet. */
  before: Bytes;
  whole: Bytes;
  /** From the click to the second article's heading. */
  next: number;
  /** Until readable, at the visit after the first. */
  again: number;
}

/** A new page of the profile that notes what it sees. */
async function open(context: BrowserContext, profile: Profile, subject: Subject, sought: Sought): Promise<{ page: Page; client: CDPSession }> {
  const page = await context.newPage();
  const client = await context.newCDPSession(page);
  await page.addInitScript(look, sought);
  await client.send("Network.enable");
  await client.send("Performance.enable");
  if (profile.line) {
    const { down, up, latency } = profile.line;
    await client.send("Network.emulateNetworkConditions", {
      offline: false,
      latency,
      downloadThroughput: down / 8,
      uploadThroughput: up / 8,
    });
  }
  await client.send("Emulation.setCPUThrottlingRate", { rate: profile.slower });
  if (subject.saving) await client.send("Emulation.setDataSaverOverride", { dataSaverEnabled: true });
  return { page, client };
}

const seenIn = (page: Page) => page.evaluate(() => ({ ...(window as unknown as { seen: Seen }).seen, origin: performance.timeOrigin }));
const until = (page: Page, name: keyof Seen) => page.waitForFunction((name) => (window as unknown as { seen: Seen }).seen[name], name, { timeout: 60_000 });

/** Milliseconds from the navigation's start to the first paragraph; never before the first paint. */
const readable = ({ paragraph, origin, firstPaint }: Seen & { origin: number }) => Math.max((paragraph ?? NaN) - origin, firstPaint);

/** Follows a link to the second article as a visitor does: with a tap, or with a pointer that rests on it before. */
async function follow(page: Page, profile: Profile, link: string): Promise<number> {
  const target = page.locator(link).first();
  if (profile.window.hasTouch) {
    await target.tap({ timeout: 20_000 });
  } else {
    await target.hover({ timeout: 20_000 });
    await page.waitForTimeout(200);
    await target.click({ timeout: 20_000 });
  }
  await until(page, "heading");
  const { heading } = await seenIn(page);
  const clicked = await page.evaluate(() => Number(sessionStorage.getItem("clicked")));
  return (heading ?? NaN) - clicked;
}

export async function visit(browser: Browser, profile: Profile, subject: Subject, address: string, sought: Sought): Promise<Visit> {
  const context = await browser.newContext(profile.window);
  const { page, client } = await open(context, profile, subject, sought);
  const traffic = new Traffic(client);
  await page.goto(address, { waitUntil: "commit" });
  await until(page, "paragraph");
  if (subject.adopted) await until(page, "adopted");
  const patience = Date.now() + 20_000;
  while (!traffic.quiet(700) && Date.now() < patience) await page.waitForTimeout(50);
  const seen = await seenIn(page);
  const { metrics } = await client.send("Performance.getMetrics");
  const heap = metrics.find(({ name }) => name === "JSHeapUsedSize")?.value ?? 0;
  const [before, whole] = [traffic.until(seen.origin + readable(seen)), traffic.until(Infinity)];
  const next = await follow(page, profile, subject.link);
  await page.close();

  const back = await open(context, profile, subject, sought);
  await back.page.goto(address, { waitUntil: "commit" });
  await until(back.page, "paragraph");
  const again = readable(await seenIn(back.page));
  await context.close();

  const { firstPaint, largestPaint, shift, blocked, adopted, memory, origin } = seen;
  return {
    ...{ readable: readable(seen), firstPaint, largestPaint, shift, blocked, next, again, memory: heap + memory },
    ...(subject.adopted && adopted ? { adopted: adopted - origin } : {}),
    ...{ before, whole },
  };
}
