// A page of somebody else's with our views on it: the fixture and what all its tests look at.

import type { Page } from "@playwright/test";
import { serveHost, type Host, type Page as HostPage } from "./hosts.ts";
import { serveSite, type Running, type Settings } from "./server.ts";
import { test } from "./site.ts";
import { activities, feed } from "./timelines.ts";

/** A dataset of one article with 300 activities. */
export const log = JSON.parse(feed(activities(300)));

/** Notes the events of all views, from before there are any. */
async function listen(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const told: { kind: string; detail: unknown; on: string }[] = [];
    Object.assign(window, { told });
    for (const kind of ["ready", "error", "navigate", "activity", "resize"]) {
      document.addEventListener(`gazette-${kind}`, (event) => {
        told.push({ kind, detail: (event as CustomEvent).detail, on: (event.target as Element).id });
      });
    }
  });
}

/** What views have told, of a kind. */
export const told = (page: Page, kind: string) =>
  page.evaluate((kind) => (window as unknown as { told: { kind: string; detail: Record<string, unknown>; on: string }[] }).told.filter((one) => one.kind === kind), kind);

/** Opens a page of a host with our script on it, and gives both; the site that the script is of may have settings. */
export const embed = test.extend<{ guest: (page: HostPage | ((site: string) => HostPage), at?: string, settings?: Settings) => Promise<{ site: Running; host: Host }> }>({
  guest: async ({ page }, use) => {
    const open: (() => Promise<void>)[] = [];
    await listen(page);
    await use(async (given, at = "/", settings = {}) => {
      const site = await serveSite({ root: "/", settings, shared: true });
      const made = typeof given === "function" ? given(site.origin) : given;
      const body = `${made.body}<script type="module" src="${site.origin}/embed.js"></script>`;
      const host = await serveHost({ "/": typeof given === "function" ? made : { ...made, body } });
      open.push(() => site.close(), () => host.close());
      await page.goto(host.origin + at);
      return { site, host };
    });
    await page.goto("about:blank");
    for (const close of open) await close();
  },
});
