// The map: a drawn way from stop to stop, and the list of the stops.

import type { Page } from "@playwright/test";
import { axeViolations, expect, horizontalOverflow, test } from "./site.ts";
import { feed, serve, settings } from "./timelines.ts";
import { stops } from "./views.ts";

const picture = (page: Page) => page.locator(".map__picture:visible");

test("stops are numbered in order, joined, and named, with north and a scale", async ({ open, page }) => {
  await page.setViewportSize({ width: 1200, height: 900 });
  await serve(page, feed([...stops, { id: "tea", start: "2024-06-21T16:00", title: "Tea at home" }]));
  await open({ settings, at: "#/timeline" });
  await page.getByRole("button", { name: "Map" }).click();
  await expect(picture(page).locator(".map__number")).toHaveText(["1", "2", "3", "4", "5", "6"]);
  await expect(picture(page).locator(".map__name").first()).toHaveText("Station");
  await expect(picture(page).locator(".map__way")).toHaveAttribute("d", /^M[^L]+(L[^L]+){5}$/);
  await expect(picture(page).getByText("N", { exact: true })).toBeVisible();
  await expect(picture(page).getByText("1 km")).toBeVisible();
  await expect(page.locator(".map__stop h2")).toHaveText(["Station", "North Temple", "Garden", "Museum", "Market", "South Gate"]);
  await expect(page.locator(".map__left-out")).toHaveText("1 event isn’t on the map.");
  const heights = await picture(page).locator(".map__dot").evaluateAll((all) => all.map((one) => one.getBoundingClientRect().top));
  // The station is in the north, the South Gate in the south.
  expect(Math.min(...heights)).toBe(heights[0]);
  expect(Math.max(...heights)).toBe(heights[5]);
});

test("picture and list point at each other, and a stop opens in a map of the visitor's choice", async ({ open, page }) => {
  await page.setViewportSize({ width: 1200, height: 700 });
  await serve(page, feed(stops));
  await open({ settings, at: "#/timeline?view=map" });
  await page.locator(".map__stop", { hasText: "Market" }).hover();
  await expect(picture(page).locator('[data-pointed="true"] .map__number')).toHaveText("5");
  await picture(page).locator(".map__mark").nth(5).click();
  const last = page.locator(".map__stop").last();
  await expect(last).toBeFocused();
  await expect(last).toBeInViewport();
  await expect(last.getByRole("link", { name: "OpenStreetMap: South Gate" })).toHaveAttribute("href", /^https:\/\/www\.openstreetmap\.org\/\?mlat=31\.2891&mlon=120\.6268#/);
  await expect(last.getByRole("link", { name: "Open in a map app: South Gate" })).toHaveAttribute("href", "geo:31.2891,120.6268");
});

test("a way that comes back has one mark for each place, and forty stops have no mark over another", async ({ open, page }) => {
  const back = [...stops, { id: "back", start: "2024-06-21T17:00", title: "Back at the station", place: stops[0]?.place }];
  const many = Array.from({ length: 40 }, (_, index) => ({ id: `m${index}`, start: `2024-06-22T${String(index % 24).padStart(2, "0")}:00`, title: `Stop ${index}`, place: { name: `Place ${index}`, latitude: 31.3 + Math.sin(index) / 20, longitude: 120.6 + Math.cos(index * 3) / 20 } }));
  for (const [list, count] of [[back, 6], [many, 40]] as const) {
    await page.unrouteAll();
    await serve(page, feed([...list]));
    await open({ settings, at: "#/timeline?view=map" });
    await expect(page.locator(".map__stop")).toHaveCount(count);
    for (const width of [320, 1440]) {
      await page.setViewportSize({ width, height: 800 });
      const overlaps = await picture(page).locator(".map__dot").evaluateAll((all) => {
        const boxes = all.map((one) => one.getBoundingClientRect());
        const near = (one: DOMRect, other: DOMRect) => one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
        return boxes.filter((one, at) => boxes.slice(at + 1).some((other) => near(one, other))).length;
      });
      expect(overlaps).toBe(0);
      expect(await horizontalOverflow(page)).toBe(0);
    }
  }
});

test("across the date line the way is short, and around the earth there is no scale", async ({ open, page }) => {
  const at = (name: string, latitude: number, longitude: number, hour: number) => ({ id: name, start: `2024-06-21T${hour}:00`, title: name, place: { name, latitude, longitude } });
  await page.setViewportSize({ width: 1200, height: 800 });
  await serve(page, feed([at("Suva", -18.14, 178.44, 10), at("Apia", -13.83, -171.77, 12)]));
  await open({ settings, at: "#/timeline?view=map" });
  await expect(picture(page).locator(".map__scale")).toBeVisible();
  const marks = () => picture(page).locator(".map__dot").evaluateAll((all) => all.map((one) => one.getBoundingClientRect().left));
  const [suva, apia] = await marks();
  expect(suva).toBeLessThan(apia ?? 0);
  await page.unrouteAll();
  await serve(page, feed([at("London", 51.5, 0, 10), at("Sydney", -33.9, 151.2, 12)]));
  await page.reload();
  await expect(page.locator(".map__stop")).toHaveText([/London/, /Sydney/]);
  await expect(picture(page).locator(".map__scale")).toHaveCount(0);
});

test("a timeline with one position has no button for a map, and an address that asks for one says why", async ({ open, page }) => {
  await serve(page, feed(stops.slice(0, 1).concat({ ...stops[1], place: { name: "Nowhere" } } as never)));
  await open({ settings, at: "#/timeline?view=map" });
  await expect(page.getByText("A map needs events at two or more different positions")).toBeVisible();
  await page.getByRole("button", { name: "List" }).click();
  await expect(page.getByRole("button", { name: "Map" })).toHaveCount(0);
});

test("on paper the map is followed by the list", async ({ open, page }) => {
  await serve(page, feed(stops));
  await open({ settings, at: "#/timeline?view=map" });
  await expect(page.locator(".map__stop")).toHaveCount(6);
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  await page.emulateMedia({ media: "print" });
  await expect(picture(page)).toBeVisible();
  await expect(page.locator(".chronicle .activity")).toHaveCount(6);
});

for (const [width, media] of [[320, { colorScheme: "dark" }], [768, { forcedColors: "active" }], [1440, { colorScheme: "light" }]] as const) {
  test(`at ${width} pixels axe finds nothing, also in Chinese and from right to left`, async ({ open, page }) => {
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia(media);
    for (const language of ["zh", "ar"]) {
      await serve(page, feed(stops).replace('"language":"en"', `"language":"${language}"`));
      await open({ settings, at: "#/timeline?view=map" });
      await expect(page.locator(".map__stop")).toHaveCount(6);
      expect(await horizontalOverflow(page)).toBe(0);
      expect(await axeViolations(page)).toEqual([]);
      await page.unrouteAll();
    }
  });
}

test("an address that names an activity leads to its stop", async ({ open, page }) => {
  await page.setViewportSize({ width: 1200, height: 500 });
  await serve(page, feed(stops));
  await open({ settings, at: "#/timeline?view=map&at=log/s5" });
  const last = page.locator(".map__stop").last();
  await expect(last).toBeInViewport();
  await expect(last).toHaveAttribute("data-pointed", "");
});
