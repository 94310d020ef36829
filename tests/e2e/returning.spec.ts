// Coming back to a long timeline: the visitor finds what they left.

import type { Page } from "@playwright/test";
import { expect, test } from "./site.ts";
import { activities, feed, rows, serve, settings } from "./timelines.ts";

/** The first activity well inside the window, and the distance of its top from that of the window. */
const inSight = (page: Page) =>
  page.evaluate(() => {
    const all = [...document.querySelectorAll(".chronicle .activity")].map((row) => [row.textContent?.slice(0, 40), row.getBoundingClientRect().top] as const);
    return all.find(([, at]) => at > 200);
  });

for (const width of [1_000, 390])
  for (const order of ["", "?order=newest"]) {
    test.describe(`at ${width} px${order}`, () => {
      test.beforeEach(async ({ open, page }) => {
        await page.setViewportSize({ width, height: 800 });
        // Texts of different lengths, so that no row has the height that is expected of it.
        const told = activities(1_000).map((one, index) => ({ ...one, summary: "A line of the log. ".repeat(1 + ((index * 7) % 40)) }));
        await serve(page, feed(told));
        await open({ settings, at: `#/timeline${order}` });
        await expect(rows(page).first()).toBeVisible();
        for (let step = 0; step < 12; step += 1) {
          await page.mouse.wheel(0, 1_700);
          await page.waitForTimeout(60);
        }
        await page.waitForTimeout(400);
      });

      const expectSame = async (page: Page, before: Awaited<ReturnType<typeof inSight>>) => {
        await expect.poll(async () => (await inSight(page))?.[0]).toBe(before?.[0]);
        await expect.poll(async () => Math.abs(((await inSight(page))?.[1] ?? 0) - (before?.[1] ?? 0))).toBeLessThan(3);
      };

      test("going back shows the same activity in the same place", async ({ page }) => {
        const before = await inSight(page);
        // A click by the test would scroll to the link first.
        await page.locator(".masthead__name a").evaluate((link: HTMLElement) => link.click());
        await expect(page).not.toHaveURL(/timeline/);
        await page.goBack();
        await expectSame(page, before);
      });

      test("reloading shows the same activity in the same place", async ({ page }) => {
        const before = await inSight(page);
        await page.reload();
        await expectSame(page, before);
      });
    });
  }

test("going back over a change of the order shows the same activity", async ({ open, page }) => {
  await page.setViewportSize({ width: 390, height: 800 });
  const told = activities(1_000).map((one, index) => ({ ...one, summary: "A line of the log. ".repeat(1 + ((index * 7) % 40)) }));
  await serve(page, feed(told));
  await open({ settings, at: "#/timeline" });
  await expect(rows(page).first()).toBeVisible();
  for (let step = 0; step < 12; step += 1) {
    await page.mouse.wheel(0, 1_700);
    await page.waitForTimeout(60);
  }
  await page.waitForTimeout(400);
  const before = await inSight(page);
  await page.evaluate(() => {
    location.hash = "#/timeline?order=newest";
  });
  await expect(page).toHaveURL(/newest/);
  await page.waitForTimeout(300);
  await page.goBack();
  await expect.poll(async () => (await inSight(page))?.[0]).toBe(before?.[0]);
});
