// The groups of a timeline: their headings, the dates of their rows, and the gaps between them.

import { expect, test } from "./site.ts";
import { feed, rows, serve, settings } from "./timelines.ts";

test("a group of many is divided, each heading is there once, and its name stays in view", async ({ open, page }) => {
  const dated = (start: string, index: number) => ({ id: `d${index}`, start, title: `Entry ${index}` });
  const years = ["c. 1090", "1313~", "1801", "1805", "1811", "1815", "1901", "1905", "1911"];
  const starts = [...years, ...Array(10).fill("1936"), ...Array(4).fill("1938"), ...Array(14).fill("2022-11-22"), "2022-11-22T09:30:00Z"];
  await serve(page, feed(starts.map(dated)));
  await page.setViewportSize({ width: 700, height: 500 });
  await open({ settings, at: "#/timeline" });
  await expect(rows(page).first()).toBeVisible();
  const headings = page.locator(".chronicle__unit > :is(h2, h3, h4, h5, h6)");
  await expect(headings).toHaveText(["1090s", "1310s", "1800s", "1810s", "1900s", "1910s", "1930s", "1936", "1938", "22 November 2022"]);
  await expect(page.locator(".chronicle__unit h3")).toHaveText(["1936", "1938"]);
  // A row is one level below its group.
  await expect(rows(page).first().locator(".activity__title")).toHaveJSProperty("tagName", "H3");
  await expect(rows(page).nth(9).locator(".activity__title")).toHaveJSProperty("tagName", "H4");
  await expect(rows(page).nth(0).locator(".activity__when")).toHaveText("c. 1090");
  await expect(rows(page).nth(1).locator(".activity__when")).toHaveText("c. 1313");
  await expect(rows(page).nth(9).locator(".activity__when")).toHaveCount(0);
  await expect(rows(page).nth(23).locator(".activity__when")).toHaveText("Time not given");
  await expect(rows(page).nth(37).locator(".activity__when")).toContainText("09:30");
  await expect(page.locator(".chronicle__gap").first()).toHaveText("c. 220 years later");
  // The second chunk of the day has no heading of its own.
  const here = page.locator(".chronicle__here");
  await expect(here).toHaveText("");
  await rows(page).nth(36).evaluate((row) => row.scrollIntoView({ block: "start" }));
  await expect(here).toHaveText("22 November 2022");
  await rows(page).nth(2).evaluate((row) => row.scrollIntoView({ block: "start" }));
  await expect(here).toHaveText("");
});
