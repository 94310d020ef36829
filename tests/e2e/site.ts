// The test function that every spec uses. It gives each test a site of its own, and checks at the end that there was no
// problem that the test did not expect: no console message, no error, no violation, no request beyond loopback.

import { AxeBuilder } from "@axe-core/playwright";
import { expect, test as base, type Page } from "@playwright/test";
import { isAway, serveData, serveSite, type Running, type Settings } from "./server.ts";

interface Fixtures {
  /** The server with datasets of another origin. */
  data: Running;
  /** Starts a site and opens it. */
  open: (options?: { root?: string; settings?: Settings; file?: string; at?: string }) => Promise<Running>;
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
    await use(async ({ root = "/", settings = {}, file = "{}", at = "" } = {}) => {
      const site = await serveSite({ root, settings, file, data: data.origin });
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

/** Adds up all layout shifts from the start of the page on; `layoutShift` returns the sum. */
export async function watchLayoutShifts(page: Page): Promise<void> {
  await page.addInitScript(() => {
    Object.assign(window, { layoutShift: 0 });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        (window as unknown as { layoutShift: number }).layoutShift += (entry as unknown as { value: number }).value;
      }
    }).observe({ type: "layout-shift", buffered: true });
  });
}

/** The sum of all layout shifts so far. */
export function layoutShift(page: Page): Promise<number> {
  return page.evaluate(() => (window as unknown as { layoutShift: number }).layoutShift);
}

/** The accessibility violations that axe-core finds, including targets that are too small to touch. */
export async function axeViolations(page: Page): Promise<unknown[]> {
  const axe = new AxeBuilder({ page }).options({ rules: { "target-size": { enabled: true } } });
  return (await axe.analyze()).violations;
}

/** The number of pixels by which the page is wider than the window. */
export function horizontalOverflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

/** Runs in a page: makes the next creation of an element throw, so that the reader breaks down. */
export function makeNoElement(): void {
  const create = document.createElement;
  const createInNamespace = document.createElementNS;
  document.createElement = document.createElementNS = () => {
    document.createElement = create;
    document.createElementNS = createInNamespace;
    throw new TypeError("no element");
  };
}

/** Waits until a page of the reader is shown, and returns its heading. */
export async function heading(page: Page): Promise<string> {
  const heading = page.locator("#content h1:not(.hidden)");
  await expect(heading).toBeVisible();
  return (await heading.textContent()) ?? "";
}
