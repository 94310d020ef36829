// The overview of a timeline and its pointers, the rows of the list, and both with the visitor's own settings:
// contrast, motion, zoom, right to left.

import type { Page } from "@playwright/test";
import { axeViolations, expect, horizontalOverflow, test } from "./site.ts";
import { activities, feed, focused, rows, serve, settings } from "./timelines.ts";

test("a click on the overview goes to a time, and the wheel zooms", async ({ open, page }) => {
  await serve(page, feed(activities(5_000)));
  await open({ settings, at: "#/timeline" });
  await expect(rows(page).first()).toBeVisible();
  const scale = page.locator(".overview__scale");
  const bounds = await scale.boundingBox();
  if (!bounds) throw new Error("expected a scale");
  await page.mouse.click(bounds.x + bounds.width / 2, bounds.y + 20);
  await expect.poll(() => page.evaluate(() => Number(document.querySelector<HTMLElement>("[data-step]")?.dataset["step"]))).toBeGreaterThan(2_300);
  const labels = () => page.locator(".overview__label").allTextContents();
  const whole = await labels();
  // The overview stays visible at the top.
  await scale.hover();
  await page.keyboard.down("Shift");
  for (let turn = 0; turn < 12; turn += 1) await page.mouse.wheel(0, -100);
  await page.keyboard.up("Shift");
  await expect.poll(labels).not.toEqual(whole);
  await overviewButton(page, "Reset").click();
  await expect.poll(labels).toEqual(whole);
  // The edition has one section, so the lanes are its five topics.
  await overviewButton(page, "By topic").click();
  await expect(page.locator(".overview__hills")).toHaveCount(5);
  await expect(page.locator(".overview__name")).toHaveText(["tag 0", "tag 1", "tag 2", "tag 3", "tag 4"]);
  await overviewButton(page, "All in one row").click();
  await expect(page.locator(".overview__hills")).toHaveCount(1);
});

/** A button of the overview, which is hidden from assistive technology. */
const overviewButton = (page: Page, name: string) => page.locator(".overview__buttons button", { hasText: name });

test("zooming never leads to a time without activities, and the list follows", async ({ open, page }) => {
  await serve(page, feed([{ id: "a", start: "-2700", title: "First" }, ...activities(300)]));
  await open({ settings, at: "#/timeline" });
  await expect(rows(page).first()).toBeVisible();
  const nearer = overviewButton(page, "Zoom in");
  for (let turn = 0; turn < 9; turn += 1) {
    await nearer.click();
    await expect(page.locator(".overview__hills")).toHaveAttribute("d", /M/);
  }
  await expect.poll(() => page.evaluate(() => {
    const view = document.querySelector(".overview__view")?.getBoundingClientRect();
    const scale = document.querySelector(".overview__scale")?.getBoundingClientRect();
    return !!view && !!scale && view.right > scale.left && view.left < scale.right && view.bottom > scale.top && view.top < scale.bottom;
  })).toBe(true);
});

/** The rectangle of the overview's scale. */
async function scaleOf(page: Page): Promise<{ x: number; y: number; width: number; height: number }> {
  const bounds = await page.locator(".overview__scale").boundingBox();
  if (!bounds) throw new Error("expected a scale");
  return bounds;
}

const firstShown = (page: Page) => page.evaluate(() => Number(document.querySelector<HTMLElement>("[data-step]")?.dataset["step"]));

test("the overview stands beside a wide list and above a narrow one, and dragging on it goes through time", async ({ open, page }) => {
  await serve(page, feed(activities(5_000)));
  await page.setViewportSize({ width: 1440, height: 800 });
  await open({ settings, at: "#/timeline" });
  await expect(rows(page).first()).toBeVisible();
  const beside = await scaleOf(page);
  expect(beside.height).toBeGreaterThan(beside.width * 2);
  await expect(page.locator(".overview__label").first()).toHaveAttribute("x", "0");
  await page.mouse.move(beside.x + 60, beside.y + beside.height * 0.1);
  await page.mouse.down();
  await page.mouse.move(beside.x + 60, beside.y + beside.height * 0.5, { steps: 4 });
  await page.mouse.up();
  await expect.poll(() => firstShown(page)).toBeGreaterThan(2_300);
  await page.setViewportSize({ width: 700, height: 800 });
  await expect(page.locator(".overview__label").first()).toHaveAttribute("y", "100%");
  await page.evaluate(() => scrollTo(0, 0));
  await expect.poll(async () => (await scaleOf(page)).height < 200).toBe(true);
  const above = await scaleOf(page);
  await page.mouse.click(above.x + above.width * 0.9, above.y + 20);
  await expect.poll(() => firstShown(page)).toBeGreaterThan(4_200);
});

test("two fingers zoom the overview", async ({ open, page }) => {
  await serve(page, feed(activities(5_000)));
  await open({ settings, at: "#/timeline" });
  await expect(rows(page).first()).toBeVisible();
  const labels = () => page.locator(".overview__label").allTextContents();
  const whole = await labels();
  const pinch = (from: number, to: number) =>
    page.locator(".overview__scale").evaluate(
      (scale, [from, to]) => {
        scale.setPointerCapture = () => undefined;
        const { left, top, width, height } = scale.getBoundingClientRect();
        const send = (type: string, pointerId: number, share: number) =>
          scale.dispatchEvent(new PointerEvent(type, { pointerId, clientX: left + width * share, clientY: top + height * share, bubbles: true }));
        send("pointerdown", 1, 0.5);
        send("pointerdown", 2, from);
        send("pointermove", 2, to);
        send("pointerup", 1, 0.5);
        send("pointerup", 2, to);
      },
      [from, to] as const,
    );
  await pinch(0.55, 0.95);
  await expect.poll(labels).not.toEqual(whole);
  await pinch(0.95, 0.55);
  await expect.poll(labels).toEqual(whole);
});

test("long activities are named on the overview", async ({ open, page }) => {
  const long = [{ id: "reign", start: "1837", end: "1901", title: "A long reign" }, { id: "war", start: "1914-07-28", end: "1918-11-11", title: "A war" }];
  await serve(page, feed([...long, ...Array.from({ length: 50 }, (_, year) => ({ id: `y${year}`, start: String(1840 + year * 2), title: `Year ${year}` }))]));
  await open({ settings, at: "#/timeline" });
  await expect(page.locator(".overview__name")).toHaveText(["A long reign"]);
  await expect(page.locator(".overview__span")).toHaveCount(2);
});

test("a day with activities has a line for the current time, in both orders", async ({ open, page }) => {
  const at = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();
  const day = [{ id: "a", start: at(-60), title: "Before" }, { id: "b", start: at(-30), end: at(30), title: "Under way" }, { id: "c", start: at(60), title: "After" }];
  await serve(page, feed(day));
  await open({ settings, at: "#/timeline" });
  const list = page.locator(".chronicle__now, .chronicle .activity__title");
  await expect(list).toHaveText(["Before", "Under way", /^Now, /, "After"]);
  await expect(page.locator("[aria-current=time]")).toContainText("Under way");
  await page.getByRole("button", { name: "Newest first" }).click();
  await expect(list).toHaveText(["After", /^Now, /, "Under way", "Before"]);
});

test("pictures of an activity are a gallery that works by keyboard", async ({ open, page, data }) => {
  const media = [1, 2].map((number) => ({ url: `${data.origin}/img/${number}.svg`, alt: `Harbour ${number}`, caption: `Picture ${number}`, credit: "An archive" }));
  await serve(page, feed([{ id: "a", start: "1990", title: "With pictures", media }]));
  await open({ settings, at: "#/timeline" });
  const first = rows(page).locator(".gallery button").first();
  await first.press("Enter");
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("Picture 1");
  await expect(dialog).toContainText("An archive");
  await page.keyboard.press("ArrowRight");
  await expect(dialog).toContainText("Picture 2");
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(first).toBeFocused();
});

test("an activity has one menu: copy, calendar where one can be made, and the keyboard closes it", async ({ open, page }) => {
  await page.addInitScript(() => Object.assign(navigator, { share: (data: ShareData) => Promise.resolve(Object.assign(window, { shared: data })) }));
  await serve(page, feed([{ id: "a", start: "1990-05-01", title: "A day" }, { id: "b", start: "1991", title: "A year" }]));
  await open({ settings, at: "#/timeline?article=log" });
  const [day, year] = [rows(page).first(), rows(page).last()];
  // The title, the menu, and nothing more.
  await expect(day.locator("a:visible, button:visible, summary:visible")).toHaveCount(2);
  await day.locator("[data-menu]").press("Enter");
  await expect(day.locator(".row-menu__entries > *")).toHaveText(["Copy link", "Save as calendar", "Share…"]);
  await page.keyboard.press("Escape");
  await expect(day.locator(".row-menu__entries")).toHaveCount(0);
  await expect(day.locator("[data-menu]")).toBeFocused();
  await day.locator("[data-menu]").click();
  await page.locator("h1").click();
  await expect(page.locator(".row-menu__entries")).toHaveCount(0);
  await year.locator("[data-menu]").click();
  await day.locator("[data-menu]").click();
  await expect(page.locator(".row-menu__entries")).toHaveCount(1);
  await year.locator("[data-menu]").press("Enter");
  await expect(page.locator(".row-menu__entries > *")).toHaveText(["Copy link", "Share…"]);
  await year.getByRole("button", { name: "Share…" }).click();
  expect(await page.evaluate(() => (window as unknown as { shared: ShareData }).shared)).toEqual({ title: "A year", url: expect.stringContaining("#/timeline?article=log&at=log/b") as unknown as string });
  await expect(page.locator(".row-menu__entries")).toHaveCount(0);
});

test("an activity's text is shown on request, and nothing is requested from the sites of its films", async ({ open, page }) => {
  const film = '<p>As it was told.</p><iframe src="https://www.youtube.com/embed/abc123"></iframe>';
  const media = [{ url: "https://youtu.be/xyz789", caption: "Another film" }];
  await serve(page, feed([{ id: "a", start: "1990", title: "With a film", content_html: film, media }]));
  await open({ settings, at: "#/timeline" });
  await expect(page.getByText("As it was told.")).toBeHidden();
  await rows(page).getByText("More").press("Enter");
  await expect(page.getByText("As it was told.")).toBeVisible();
  // Nothing is requested before the button is pressed; the check at the end of every test would fail.
  await expect(rows(page).locator(".player button")).toHaveCount(2);
  await expect(rows(page).locator(".player button").last()).toBeVisible();
  await expect(page.locator("iframe")).toHaveCount(0);
});

test("the key of the browser's own search puts all activities on the page", async ({ open, page }) => {
  await serve(page, feed(activities(1_500)));
  await open({ settings, at: "#/timeline" });
  await expect(rows(page).first()).toBeVisible();
  await page.keyboard.press("Control+f");
  await expect(rows(page)).toHaveCount(1_500);
});

test("from right to left, time on the overview runs from right to left too", async ({ open, page }) => {
  await page.setViewportSize({ width: 700, height: 800 });
  await serve(page, feed(activities(5_000)).replace('"language":"en"', '"language":"ar"'));
  await open({ settings, at: "#/timeline" });
  await expect(page.locator("[dir=rtl]").first()).toBeAttached();
  await expect(rows(page).first()).toBeVisible();
  const scale = await scaleOf(page);
  await page.mouse.click(scale.x + scale.width * 0.1, scale.y + 20);
  await expect.poll(() => firstShown(page)).toBeGreaterThan(4_200);
  expect(await horizontalOverflow(page)).toBe(0);
  expect(await axeViolations(page)).toEqual([]);
});

for (const [name, media] of [["dark", { colorScheme: "dark" }], ["forced colours", { forcedColors: "active" }], ["more contrast", { contrast: "more" }]] as const) {
  test(`the timeline in ${name} has enough contrast, and targets large enough to touch`, async ({ open, page }) => {
    await page.emulateMedia(media);
    await serve(page, feed(activities(100)));
    await open({ settings, at: "#/timeline" });
    await expect(rows(page).first()).toBeVisible();
    expect(await axeViolations(page)).toEqual([]);
    const small = await page.locator(".chronicle :is(button, input, select, summary)").evaluateAll((targets) =>
      targets.filter((target) => target.checkVisibility() && target.getBoundingClientRect().height < 44).map((target) => target.outerHTML),
    );
    expect(small).toEqual([]);
  });
}

test("at 400 % zoom nothing is cut off or covered", async ({ open, page }) => {
  await page.setViewportSize({ width: 320, height: 256 });
  await serve(page, feed(activities(100)));
  await open({ settings, at: "#/timeline?at=log/a50" });
  await expect.poll(() => focused(page)).toContain("Entry 50 on");
  expect(await horizontalOverflow(page)).toBe(0);
  const covered = await page.evaluate(() => {
    const { left, top, width, height } = (document.activeElement as HTMLElement).getBoundingClientRect();
    return document.elementFromPoint(left + width / 2, top + height / 2)?.closest("[data-step]")?.getAttribute("data-step");
  });
  expect(covered).toBe("50");
});

test("with reduced motion nothing moves by itself", async ({ open, page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await serve(page, feed(activities(100)));
  await open({ settings, at: "#/timeline" });
  await expect(page.locator(".overview__view")).toBeAttached();
  const moving = await page.locator(".chronicle *").evaluateAll((all) =>
    all.filter((one) => parseFloat(getComputedStyle(one).transitionDuration) > 0 || parseFloat(getComputedStyle(one).animationDuration) > 0).length,
  );
  expect(moving).toBe(0);
});

test("the scale has the same clock as the list", async ({ open, page }) => {
  const day = ["09:00", "14:00", "18:00"].map((time, at) => ({ id: `a${at}`, start: `2024-06-21T${time}`, title: `Talk at ${time}` }));
  await serve(page, feed(day, { time_zone: "Asia/Tokyo" }));
  await open({ settings, at: "#/timeline" });
  const labels = page.locator(".overview__label");
  await expect(labels.first()).toHaveText("09:00");
  // The browser is in Los Angeles, 16 hours behind Tokyo, so the times are in the afternoon of the day before.
  await page.getByRole("button", { name: "Show in my time zone" }).click();
  await expect(rows(page).first()).toContainText("17:00");
  await expect(labels.first()).toHaveText("17:00");
});

for (const width of [320, 768, 1440]) {
  test(`at ${width} pixels the scale has four labels or more, and none over another`, async ({ open, page }) => {
    await page.setViewportSize({ width, height: 800 });
    const years = ["-2700", "-163", "0001", "1090", "1637", "1936", "2022"].map((start, at) => ({ id: `a${at}`, start, title: `Year ${start}` }));
    await serve(page, feed(years));
    await open({ settings, at: "#/timeline" });
    const labels = page.locator(".overview__label");
    await expect(labels.filter({ hasText: "AD 1" })).toBeVisible();
    const boxes = () => labels.evaluateAll((all) => all.map((label) => label.getBoundingClientRect().toJSON() as DOMRect));
    await expect.poll(async () => (await boxes()).length).toBeGreaterThanOrEqual(4);
    const found = await boxes();
    const overlaps = found.some((one, at) => found.slice(at + 1).some((other) => one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom));
    expect(overlaps).toBe(false);
  });
}
