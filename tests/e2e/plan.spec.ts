// The plan: hours down the page, places across it. On a narrow page it is a list.

import type { Locator, Page } from "@playwright/test";
import { axeViolations, expect, horizontalOverflow, test } from "./site.ts";
import { activities, feed, rows, serve, settings } from "./timelines.ts";
import { conference } from "./views.ts";

const item = (page: Page, name: string) => page.locator(".plan__item", { hasText: name });
const box = async (of: Locator) => {
  const found = await of.boundingBox();
  if (!found) throw new Error("expected an element on the page");
  return found;
};

test("places are beside each other, hours below each other, and overlaps never cover each other", async ({ open, page }) => {
  await page.setViewportSize({ width: 1200, height: 900 });
  await serve(page, feed(conference, { time_zone: "Europe/Lisbon" }));
  await open({ settings, at: "#/timeline" });
  await page.getByRole("button", { name: "Schedule" }).click();
  await expect(page.locator(".plan__place")).toHaveText(["Hall", "Boat shed", "Tower"]);
  await expect(page.locator(".plan__whole")).toContainText("Fair of the harbour");
  const [ropes, nets, tar] = await Promise.all(["Ropes", "Mending", "Tar"].map((name) => box(item(page, name))));
  if (!ropes || !nets || !tar) throw new Error("expected three talks");
  // The same hour in another room, and an overlap in the same room.
  expect(Math.abs(ropes.y - nets.y)).toBeLessThan(2);
  // Each place is named above its activities.
  const [hall, shed] = await Promise.all([0, 1].map((index) => box(page.locator(".plan__place").nth(index))));
  if (!hall || !shed) throw new Error("expected two places");
  const doors = await box(item(page, "Doors open"));
  expect(hall.y + hall.height).toBeLessThanOrEqual(doors.y);
  expect(Math.abs(hall.x - doors.x)).toBeLessThan(2);
  expect(Math.abs(shed.x - nets.x)).toBeLessThan(2);
  expect(ropes.x + ropes.width).toBeLessThanOrEqual(nets.x);
  expect(nets.x + nets.width).toBeLessThanOrEqual(tar.x);
  expect(tar.y).toBeGreaterThan(nets.y);
  expect(tar.y).toBeLessThan(nets.y + nets.height);
  expect(ropes.height / nets.height).toBeCloseTo(2, 1);
  // What goes on after midnight stays on its day.
  await expect(page.locator(".plan__section")).toHaveCount(1);
  await expect(page.locator(".plan__hour").last()).toHaveText("01:00");
  await expect(item(page, "Supper")).toHaveAttribute("data-open-end", "");
  await item(page, "Tar").getByRole("link").click();
  expect(page.url()).toContain("articles/log?at=tar");
});

test("on a narrow page a plan is a list in order of time, with places", async ({ open, page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await serve(page, feed(conference, { time_zone: "Europe/Lisbon" }));
  await open({ settings, at: "#/timeline?view=plan" });
  await expect(page.locator(".plan__blocks .plan__title")).toHaveText(["Doors open", "How lamps were kept", "Ropes and knots", "Mending nets", "Tar, pitch and oil", "Supper", "Night at the lamp"]);
  await expect(item(page, "Tar").locator(".activity__place")).toBeVisible();
  await expect(item(page, "Tar").locator(".activity__when")).toHaveText("11:00–12:00");
  const tops = await page.locator(".plan__blocks .plan__item").evaluateAll((all) => all.map((one) => one.getBoundingClientRect().top));
  expect(tops).toEqual([...tops].sort((one, other) => one - other));
  expect(await horizontalOverflow(page)).toBe(0);
});

test("many places scroll sideways in the plan, and the page does not", async ({ open, page }) => {
  await page.setViewportSize({ width: 900, height: 900 });
  const rooms = Array.from({ length: 14 }, (_, room) => ({ id: `r${room}`, start: `2024-06-21T09:${String(room).padStart(2, "0")}`, end: "2024-06-21T10:00", title: `Talk ${room}`, place: `Room ${room}` }));
  await serve(page, feed(rooms));
  await open({ settings, at: "#/timeline?view=plan" });
  const scroller = page.locator(".plan__scroller");
  expect(await scroller.evaluate((one) => one.scrollWidth > one.clientWidth)).toBe(true);
  expect(await horizontalOverflow(page)).toBe(0);
  expect(await axeViolations(page)).toEqual([]);
});

test("on the night on which clocks change, an hour is as high as any other, and the labels say what the clock says", async ({ open, page }) => {
  await page.setViewportSize({ width: 1200, height: 900 });
  // In Berlin, 03:00 was 02:00 again on 27 October 2024.
  const night = [
    { id: "a", start: "2024-10-27T01:00", end: "2024-10-27T01:30", title: "Before", place: "Hall" },
    { id: "b", start: "2024-10-27T02:30:00+02:00", end: "2024-10-27T02:30:00+01:00", title: "An hour across", place: "Hall" },
    { id: "c", start: "2024-10-27T01:00", end: "2024-10-27T02:00:00+02:00", title: "An hour before", place: "Tower" },
  ];
  await serve(page, feed(night, { time_zone: "Europe/Berlin" }));
  await open({ settings, at: "#/timeline?view=plan" });
  const [before, across, hour] = await Promise.all(["Before", "An hour across", "An hour before"].map((name) => box(item(page, name).first())));
  if (!before || !across || !hour) throw new Error("expected three activities");
  expect(across.height).toBeCloseTo(hour.height, 0);
  expect(across.y - before.y).toBeCloseTo((hour.height + 3) * 1.5, -1);
  // 02:00 is there twice.
  await expect(page.locator(".plan__hour")).toHaveText(["01:00", "02:00", "02:00", "03:00"]);
});

test("activities of two zones stand at the same time where they happened at the same time", async ({ open, page }) => {
  await page.setViewportSize({ width: 1200, height: 900 });
  const call = [
    { id: "l", start: "2024-06-21T15:00", end: "2024-06-21T16:00", title: "The call in Lisbon", place: "Lisbon" },
    { id: "p", start: "2024-06-21T16:00", end: "2024-06-21T17:00", time_zone: "Europe/Paris", title: "The call in Paris", place: "Paris" },
  ];
  await serve(page, feed(call, { time_zone: "Europe/Lisbon" }));
  await open({ settings, at: "#/timeline?view=plan" });
  const [lisbon, paris] = await Promise.all(["in Lisbon", "in Paris"].map((name) => box(item(page, name))));
  expect(lisbon?.y).toBe(paris?.y);
  await expect(item(page, "in Paris").locator(".activity__when")).toHaveText("16:00–17:00 UTC+2, Paris");
});

test("a day that is now has a line that moves", async ({ open, page }) => {
  await page.clock.install({ time: new Date("2024-06-21T10:15:00+01:00") });
  await page.setViewportSize({ width: 1200, height: 900 });
  await serve(page, feed(conference, { time_zone: "Europe/Lisbon" }));
  await open({ settings, at: "#/timeline?view=plan" });
  const line = page.locator(".plan__now");
  await expect(line).toBeVisible();
  await expect(page.locator(".plan__item[aria-current=time]")).toContainText("How lamps were kept");
  const before = (await box(line)).y;
  await page.clock.fastForward("30:00");
  await expect.poll(async () => (await box(line)).y).toBeGreaterThan(before + 10);
});

test("a timeline that a plan suits badly has no button for it, and an address that asks for one says why", async ({ open, page }) => {
  await serve(page, feed(activities(300)));
  await open({ settings, at: "#/timeline" });
  await expect(page.getByRole("button", { name: "Story" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Schedule" })).toHaveCount(0);
  await page.goto(`${page.url().split("#")[0]}#/timeline?view=plan`);
  await expect(page.getByText("A schedule shows events of a few days")).toBeVisible();
  await page.getByRole("button", { name: "List" }).click();
  await expect(rows(page).first()).toBeVisible();
});

for (const [width, media] of [[320, { colorScheme: "dark" }], [768, { forcedColors: "active" }], [1440, { colorScheme: "light" }]] as const) {
  test(`at ${width} pixels axe finds nothing, also in Chinese and from right to left`, async ({ open, page }) => {
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia(media);
    for (const language of ["zh", "ar"]) {
      await serve(page, feed(conference, { time_zone: "Europe/Lisbon" }).replace('"language":"en"', `"language":"${language}"`));
      await open({ settings, at: "#/timeline?view=plan" });
      await expect(item(page, "Tar")).toBeVisible();
      expect(await horizontalOverflow(page)).toBe(0);
      expect(await axeViolations(page)).toEqual([]);
      await page.unrouteAll();
    }
  });
}
