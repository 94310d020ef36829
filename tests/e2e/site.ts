// The test function that every spec uses: a site of its own, and a check at the end that nothing went
// wrong that the test did not ask for: no console message, no error, no violation, no request away.

import { AxeBuilder } from "@axe-core/playwright";
import { expect, test as base, type Page } from "@playwright/test";
import { isAway, serveData, serveSite, type Running, type Settings } from "./server.ts";

interface Fixtures {
  /** Where the datasets of another origin are. */
  data: Running;
  /** Starts a site and opens it. */
  open: (options?: { root?: string; settings?: Settings; at?: string }) => Promise<Running>;
  /** Console messages that this test expects. */
  expected: RegExp;
}

export const test = base.extend<Fixtures>({
  expected: [/^$/, { option: true }],

  data: async ({}, use) => {
    const data = await serveData();
    await use(data);
    await data.close();
  },

  open: async ({ page, data }, use) => {
    const running: Running[] = [];
    await use(async ({ root = "/", settings = {}, at = "" } = {}) => {
      const site = await serveSite({ root, settings, data: data.origin });
      running.push(site);
      await page.goto(site.origin + root + at);
      return site;
    });
    await page.goto("about:blank");
    for (const site of running) await site.close();
  },

  page: async ({ page, expected }, use) => {
    const problems: string[] = [];
    const note = (text: string) => {
      if (!expected.test(text)) problems.push(text);
    };
    page.on("console", (message) => {
      if (["error", "warning"].includes(message.type())) note(`console: ${message.text()}`);
    });
    page.on("pageerror", (error) => note(`page: ${error.message}`));
    page.on("request", (request) => {
      if (isAway(request.url())) note(`request: ${request.url()}`);
    });
    await page.addInitScript(() => {
      document.addEventListener("securitypolicyviolation", (event) => {
        console.error(`violation: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`);
      });
    });
    await use(page);
    expect(problems).toEqual([]);
  },
});

export { expect };

/** Adds up every shift of the layout from the beginning of the page on; read it with `shifted`. */
export async function watchShifts(page: Page): Promise<void> {
  await page.addInitScript(() => {
    Object.assign(window, { shifted: 0 });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        (window as unknown as { shifted: number }).shifted += (entry as unknown as { value: number }).value;
      }
    }).observe({ type: "layout-shift", buffered: true });
  });
}

export function shifted(page: Page): Promise<number> {
  return page.evaluate(() => (window as unknown as { shifted: number }).shifted);
}

/** What axe-core finds wrong with the page, targets that are too small to touch included. */
export async function faults(page: Page): Promise<unknown[]> {
  const axe = new AxeBuilder({ page }).options({ rules: { "target-size": { enabled: true } } });
  return (await axe.analyze()).violations;
}

/** By how many pixels the page can be scrolled sideways. */
export function sideways(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

/** In a page: a browser that once makes no element, which the reader cannot go on without. */
export function makeNoElement(): void {
  const make = document.createElement;
  const makeOfKind = document.createElementNS;
  document.createElement = document.createElementNS = () => {
    document.createElement = make;
    document.createElementNS = makeOfKind;
    throw new TypeError("no element");
  };
}

/** Waits until a page of the reader is shown, and gives its heading. */
export async function heading(page: Page): Promise<string> {
  const heading = page.locator("#content h1:not(.hidden)");
  await expect(heading).toBeVisible();
  return (await heading.textContent()) ?? "";
}
