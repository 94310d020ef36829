// The overview explains itself: folds, the tip under the pointer, and the names of lanes.

import type { Page } from "@playwright/test";
import { expect, horizontalOverflow, test } from "./site.ts";
import { activities, feed, serve, settings } from "./timelines.ts";

/** A button of the overview, which is hidden from assistive technology. */
const overviewButton = (page: Page, name: string) => page.locator(".overview__buttons button", { hasText: name });

/** The rectangle of the overview's scale. */
async function scaleOf(page: Page): Promise<{ x: number; y: number; width: number; height: number }> {
  const bounds = await page.locator(".overview__scale").boundingBox();
  if (!bounds) throw new Error("expected a scale");
  return bounds;
}

test("a long empty time is folded, and the tip says what is under the pointer", async ({ open, page }) => {
  const list = [{ id: "first", start: "1090", title: "The first book" }, ...[1990, 1994, 1998, 2003, 2010].map((year) => ({ id: `y${year}`, start: String(year), title: `Year ${year}` }))];
  await serve(page, feed(list));
  await open({ settings, at: "#/timeline" });
  await expect(page.locator(".overview__break")).toHaveCount(2);
  await expect(page.locator(".overview__label").first()).toHaveText("1090");
  const labels = await page.locator(".overview__label").allTextContents();
  expect(labels.length).toBeGreaterThanOrEqual(4);
  const tip = page.locator(".overview__tip");
  await expect(tip).toBeHidden();
  const fold = await page.locator(".overview__fold").boundingBox();
  if (!fold) throw new Error("expected a fold");
  await page.mouse.move(fold.x + fold.width / 2, fold.y + fold.height / 2);
  await expect(tip).toHaveText("No events from 1091 to 1990");
  const label = await page.locator(".overview__label").first().boundingBox();
  if (!label) throw new Error("expected a label");
  await page.mouse.move(label.x, label.y + label.height - 2);
  await expect(tip).toContainText("The first book");
  await expect(tip).toContainText("1090");
  for (const width of [320, 1440]) {
    await page.setViewportSize({ width, height: 800 });
    const scale = await scaleOf(page);
    await page.mouse.move(scale.x + scale.width - 3, Math.min(scale.y + scale.height, 790) - 3);
    await expect(tip).toBeVisible();
    const bounds = await tip.boundingBox();
    if (!bounds) throw new Error("expected a tip");
    expect(bounds.x).toBeGreaterThanOrEqual(0);
    expect(bounds.x + bounds.width).toBeLessThanOrEqual(width);
    expect(await horizontalOverflow(page)).toBe(0);
  }
  await page.mouse.move(1, 1);
  await expect(tip).toBeHidden();
});

test("the names of lanes stand beside their activities", async ({ open, page }) => {
  await serve(page, feed(activities(200)));
  for (const width of [700, 1440]) {
    await page.setViewportSize({ width, height: 800 });
    await open({ settings, at: "#/timeline" });
    await overviewButton(page, "By topic").click();
    await expect(page.locator(".overview__name")).toHaveCount(5);
    const covered = await page.evaluate(() => {
      const boxes = (selector: string) => [...document.querySelectorAll(selector)].map((found) => found.getBoundingClientRect());
      const hills = boxes(".overview__hills");
      return boxes(".overview__name").filter((name) => hills.some((hill) => name.left < hill.right - 1 && name.right > hill.left + 1 && name.top < hill.bottom - 1 && name.bottom > hill.top + 1)).length;
    });
    expect(covered, `names on hills at ${width}`).toBe(0);
    await page.goto("about:blank");
  }
});
