// The specimens: every part and page in every state, in both themes and two widths.

import type { Page } from "@playwright/test";
import { serveSpecimens, specimenNames, type Running } from "./server.ts";
import { axeViolations, expect, horizontalOverflow, test } from "./site.ts";

let specimens: Running;
test.beforeAll(async () => {
  specimens = await serveSpecimens();
});
test.afterAll(() => specimens.close());

// Some pictures of the fixtures cannot be loaded; that is one of the states.
test.use({ expected: /Failed to load resource/ });

/** Elements whose content is wider than they are, except elements that scroll or cut their text off. */
function overflowing(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>(".gazette *")]
      .filter((element) => !element.closest(".scroller, pre, .hidden, .skip, dialog, .footer.hidden"))
      .filter((element) => element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0)
      .filter((element) => getComputedStyle(element).display !== "inline")
      .filter((element) => !["ellipsis"].includes(getComputedStyle(element).textOverflow))
      .map((element) => `${element.tagName}.${element.className}: ${element.scrollWidth} in ${element.clientWidth}`),
  );
}

for (const name of await specimenNames()) {
  test(name, async ({ page }) => {
    for (const theme of ["light", "dark"]) {
      for (const width of [320, 1440]) {
        await page.setViewportSize({ width, height: 900 });
        await page.goto(`${specimens.origin}/${name}-${theme}.html`);
        await expect(page.locator(".gazette")).toBeVisible();
        const look = `${theme}, ${width} px`;
        expect(await horizontalOverflow(page), look).toBe(0);
        expect(await overflowing(page), look).toEqual([]);
      }
      expect(await axeViolations(page), theme).toEqual([]);
    }
  });
}

test("the page of all specimens shows each in both themes", async ({ page }) => {
  const names = await specimenNames();
  expect(names.length).toBeGreaterThan(30);
  await page.goto(`${specimens.origin}/index.html`);
  await expect(page.locator("iframe")).toHaveCount(2 * names.length);
});
