// The fixture for pages of other people with our views on them, and the helpers of its tests.

import type { Page } from "@playwright/test";
import { serveHost, type Host, type Page as HostPage } from "./hosts.ts";
import { serveSite, type Running, type Settings } from "./server.ts";
import { test } from "./site.ts";
import { activities, feed } from "./timelines.ts";

/** A dataset of one article with 300 activities. */
export const log = JSON.parse(feed(activities(300)));

/** Records the events of all views, from the start of the page on. */
async function listen(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const viewEvents: { kind: string; detail: unknown; on: string }[] = [];
    Object.assign(window, { viewEvents });
    for (const kind of ["ready", "error", "navigate", "activity", "search", "resize"]) {
      document.addEventListener(`gazette-${kind}`, (event) => {
        viewEvents.push({ kind, detail: (event as CustomEvent).detail, on: (event.target as Element).id });
      });
    }
  });
}

/** The recorded events of all views, of one kind. */
export const viewEvents = (page: Page, kind: string) =>
  page.evaluate((kind) => (window as unknown as { viewEvents: { kind: string; detail: Record<string, unknown>; on: string }[] }).viewEvents.filter((event) => event.kind === kind), kind);

/** Opens a page of a host with our script on it. Returns the host and the site of the script. */
export const embed = test.extend<{ guest: (page: HostPage | ((site: string) => HostPage), at?: string, settings?: Settings) => Promise<{ site: Running; host: Host }> }>({
  guest: async ({ page }, use) => {
    const closers: (() => Promise<void>)[] = [];
    await listen(page);
    await use(async (source, at = "/", settings = {}) => {
      const site = await serveSite({ root: "/", settings, shared: true });
      const hosted = typeof source === "function" ? source(site.origin) : source;
      const body = `${hosted.body}<script type="module" src="${site.origin}/embed.js"></script>`;
      const host = await serveHost({ "/": typeof source === "function" ? hosted : { ...hosted, body } });
      closers.push(() => site.close(), () => host.close());
      await page.goto(host.origin + at);
      return { site, host };
    });
    await page.goto("about:blank");
    for (const close of closers) await close();
  },
});
