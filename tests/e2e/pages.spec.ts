// Every page in every look: accessible, whole, without a scroll bar sideways, under the strict policy.

import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, heading, test } from "./site.ts";

const pages = [
  ["front", ""],
  ["article", "#/articles/silk"],
  ["article with an activity", "#/articles/activity-day-2022?at=exchange"],
  ["timeline", "#/timeline"],
  ["section", "#/sections/people"],
  ["topic", "#/tags/silk"],
  ["archive", "#/archive"],
  ["month", "#/archive/2023/03"],
  ["about", "#/about"],
  ["not found", "#/nowhere"],
] as const;

/** By how many pixels the page can be scrolled sideways. */
function sideways(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

for (const colorScheme of ["light", "dark"] as const) {
  for (const width of [320, 1440]) {
    test.describe(`${colorScheme}, ${width} px`, () => {
      test.use({ colorScheme, viewport: { width, height: 900 } });

      for (const [name, at] of pages) {
        test(name, async ({ open, page }) => {
          await open({ at });
          await heading(page);
          const axe = await new AxeBuilder({ page }).analyze();
          expect(axe.violations).toEqual([]);
          expect(await sideways(page)).toBe(0);
        });
      }

      for (const fixture of ["full.json", "chinese.json", "broken.json", "empty.json", "long.json"]) {
        test(`front and article of ${fixture}`, async ({ data, open, page }) => {
          await open({ settings: { dataset: `${data.origin}/${fixture}` } });
          await heading(page);
          expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
          const story = page.locator(".story__title a").first();
          if ((await story.count()) === 0) return;
          expect(await sideways(page)).toBe(0);
          await story.click();
          await expect(page.locator(".article")).toBeVisible();
          expect(await sideways(page)).toBe(0);
          expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
        });
      }
    });
  }
}

test("the keyboard alone reaches everything, in the order of the page", async ({ open, page }) => {
  await open();
  await heading(page);
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to the content" })).toBeFocused();
  await expect(page.getByRole("link", { name: "Skip to the content" })).toBeInViewport();
  await page.keyboard.press("Enter");
  await expect(page.locator("#content")).toBeFocused();
  const story = page.getByRole("link", { name: "A branch’s activity day" });
  for (let step = 0; step < 6 && !(await story.evaluate((link) => link === document.activeElement)); step++) {
    await page.keyboard.press("Tab");
  }
  await expect(story).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.locator("h1")).toBeFocused();
  // From the heading on, Tab goes through the article's links to its related ones.
  const reached: string[] = [];
  for (let step = 0; step < 14; step++) {
    await page.keyboard.press("Tab");
    reached.push((await page.evaluate(() => document.activeElement?.textContent)) ?? "");
  }
  expect(reached).toEqual([
    "Jiangcun Cultural Park and the Fei Xiaotong memorial hall",
    "The deputy secretary speaks in the hall",
    "The good-faith township of Zhenze",
    "The sericulture exhibition hall",
    "Jiangcun",
    "Zhenze",
    "Fei Xiaotong",
    "silk",
    "Fei Xiaotong and the village that he called Jiangcun",
    "Fei Xiaotong and the village that he called Jiangcun",
    "From Qianshanyang to the machine reel: silk south of Lake Tai",
    "费孝通与江村",
    "Archive",
    "About this edition",
  ]);
});

test("a link can still be opened in a new tab", async ({ open, page, context }) => {
  await open();
  await heading(page);
  const opened = context.waitForEvent("page");
  await page.getByRole("link", { name: "Gardens and a canal" }).click({ modifiers: ["ControlOrMeta"] });
  const other = await opened;
  await expect(other.locator("h1")).toHaveText("Gardens and a canal: Suzhou on the World Heritage List");
  expect(await heading(page)).toBe("The Wujiang Reader");
});

test("without scripts the page says what it needs and where the dataset is", async ({ browser, open, page }) => {
  const site = await open();
  await heading(page);
  const context = await browser.newContext({ javaScriptEnabled: false });
  const plain = await context.newPage();
  await plain.goto(site.origin);
  await expect(plain.getByText("needs JavaScript and WebAssembly")).toBeVisible();
  await expect(plain.getByRole("link", { name: "read the dataset as it is" })).toBeVisible();
  await context.close();
});

test("nothing jumps while a page loads", async ({ open, page }) => {
  await page.addInitScript(() => {
    Object.assign(window, { shifted: 0 });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        (window as unknown as { shifted: number }).shifted += (entry as unknown as { value: number }).value;
      }
    }).observe({ type: "layout-shift", buffered: true });
  });
  await open({ at: "#/articles/silk" });
  await heading(page);
  await page.waitForLoadState("networkidle");
  expect(await page.evaluate(() => (window as unknown as { shifted: number }).shifted)).toBeLessThan(0.01);
});

test.describe("the policy that every test runs under", () => {
  test.use({ expected: /TrustedHTML|violation: (require-trusted-types-for|script-src|style-src)|Content Security Policy/ });

  test("is in force: HTML text and inline styles are refused", async ({ open, page }) => {
    await open();
    await heading(page);
    const outcome = await page.evaluate(() => {
      const refused: string[] = [];
      document.addEventListener("securitypolicyviolation", (event) => refused.push(event.violatedDirective));
      try {
        document.createElement("div").innerHTML = "<b>x</b>";
      } catch {
        refused.push("threw");
      }
      document.body.append(document.createElement("style"));
      const style = document.body.lastElementChild;
      if (style) style.textContent = "body { color: red }";
      return new Promise<string[]>((resolve) => setTimeout(() => resolve(refused), 200));
    });
    expect(outcome).toContain("threw");
    expect(outcome).toContain("require-trusted-types-for");
    expect(outcome.some((directive) => directive.startsWith("style-src"))).toBe(true);
  });
});
