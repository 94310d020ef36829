// Coming back to a long timeline: the visitor finds what they left.

import { expect, test } from "./site.ts";
import { activities, feed, rows, serve, settings } from "./timelines.ts";

for (const order of ["", "?order=newest"]) {
  test(`going back shows the same activity in the same place${order}`, async ({ open, page }) => {
    await page.setViewportSize({ width: 1000, height: 800 });
    // Texts of different lengths, so that no row has the height that is expected of it.
    const told = activities(1_000).map((one, index) => ({ ...one, summary: "A line of the log. ".repeat(1 + ((index * 7) % 40)) }));
    await serve(page, feed(told));
    await open({ settings, at: `#/timeline${order}` });
    await expect(rows(page).first()).toBeVisible();
    for (let step = 0; step < 12; step += 1) {
      await page.mouse.wheel(0, 1_700);
      await page.waitForTimeout(60);
    }
    const top = () =>
      page.evaluate(() => {
        const all = [...document.querySelectorAll(".chronicle .activity")].map((row) => [row.textContent?.slice(0, 40), row.getBoundingClientRect().top] as const);
        return all.find(([, at]) => at > 200);
      });
    await page.waitForTimeout(400);
    const before = await top();
    // A click by the test would scroll to the link first.
    await page.locator(".masthead__name a").evaluate((link: HTMLElement) => link.click());
    await expect(page).not.toHaveURL(/timeline/);
    await page.goBack();
    await expect.poll(async () => (await top())?.[0]).toBe(before?.[0]);
    await expect.poll(async () => Math.abs(((await top())?.[1] ?? 0) - (before?.[1] ?? 0))).toBeLessThan(24);
  });
}
