// The story: one activity at a time. Its buttons, keys, swipes and addresses, and what it looks like on paper.

import type { Page } from "@playwright/test";
import { axeViolations, expect, horizontalOverflow, test } from "./site.ts";
import { activities, feed, rows, serve, settings } from "./timelines.ts";
import { conference, stops } from "./views.ts";

const title = (page: Page) => page.locator(".story-view__title");
const turn = (page: Page, by: 1 | -1) => page.locator(`.story-view [data-turn="${by}"]`);

/** Moves a finger over the story, in pixels. */
const swipe = (page: Page, across: number, down = 0) =>
  page.locator(".story-view").evaluate((story, [across, down]) => {
    const { left, top, width } = story.getBoundingClientRect();
    const send = (type: string, x: number, y: number) =>
      story.dispatchEvent(new PointerEvent(type, { pointerType: "touch", pointerId: 1, clientX: left + width / 2 + x, clientY: top + 60 + y, bubbles: true }));
    send("pointerdown", 0, 0);
    send("pointerup", across, down);
  }, [across, down] as const);

test("a story begins with its title, and is turned by buttons that name what comes next", async ({ open, page }) => {
  await serve(page, feed(activities(3)));
  await open({ settings, at: "#/timeline" });
  await page.getByRole("button", { name: "Story" }).click();
  await expect(title(page)).toHaveText("Harbour log");
  await expect(page.locator(".story-view__position")).toHaveText("3 events");
  await expect(turn(page, -1)).toHaveAttribute("aria-disabled", "true");
  await page.getByRole("button", { name: "Begin" }).click();
  await expect(title(page)).toHaveText("Entry 0 on the lamp");
  await expect(turn(page, 1)).toContainText("Entry 1 on the mole");
  await turn(page, 1).click();
  await expect(page.locator(".story-view__position")).toHaveText("2 of 3");
  await expect(turn(page, 1)).toBeFocused();
  await turn(page, 1).click();
  await expect(title(page)).toHaveText("Entry 2 on the harbour");
  await expect(turn(page, 1)).toHaveAttribute("aria-disabled", "true");
  await turn(page, -1).click();
  await expect(title(page)).toHaveText("Entry 1 on the mole");
});

test("the address names what is shown: a reload shows it again, and back leaves the story", async ({ open, page }) => {
  await serve(page, feed(activities(20)));
  await open({ settings, at: "#/" });
  await page.getByRole("link", { name: "Timeline" }).first().click();
  await page.getByRole("button", { name: "Story" }).click();
  await turn(page, 1).click();
  await turn(page, 1).click();
  expect(page.url()).toMatch(/#\/timeline\?view=story&at=log\/a1$/);
  await page.reload();
  await expect(title(page)).toHaveText("Entry 1 on the mole");
  await page.goBack();
  await expect(page.locator(".story-view")).toHaveCount(0);
  await page.goForward();
  await expect(title(page)).toHaveText("Entry 1 on the mole");
});

test("the list goes on where the story was, and the story where the list was", async ({ open, page }) => {
  await serve(page, feed(activities(2_000)));
  await open({ settings, at: "#/timeline?view=story&at=log/a1200" });
  await expect(title(page)).toHaveText("Entry 1200 on the lamp");
  await page.getByRole("button", { name: "List" }).click();
  await expect(page.locator("[aria-current=true]")).toContainText("Entry 1200 on");
  await expect(page.locator("[aria-current=true]")).toBeInViewport();
  await page.getByRole("button", { name: "Story" }).press("Enter");
  await expect(title(page)).toHaveText("Entry 1200 on the lamp");
  await expect(page.getByRole("button", { name: "Story" })).toBeFocused();
  // The buttons are above the list: going to them is not reading.
  await page.getByRole("button", { name: "List" }).click();
  await expect(page.locator("[aria-current=true]")).toBeInViewport();
  await page.evaluate(() => scrollTo(0, 0));
  await expect(rows(page).first()).toContainText("Entry 0 on");
  await page.getByRole("button", { name: "Story" }).click();
  await expect(title(page)).toHaveText("Entry 1200 on the lamp");
});

test("the story of a list whose address names no activity begins with its title", async ({ open, page }) => {
  await serve(page, feed(activities(2_000)));
  await open({ settings, at: "#/timeline" });
  await expect(rows(page).first()).toContainText("Entry 0 on");
  await page.evaluate(() => scrollTo(0, 60_000));
  await expect(rows(page).first()).not.toContainText("Entry 0 on");
  await page.getByRole("button", { name: "Story" }).focus();
  await expect(rows(page).first()).toContainText("Entry 0 on");
  await page.getByRole("button", { name: "Story" }).click();
  await expect(title(page)).toHaveText("Harbour log");
});

test("keys turn the story in the direction of the text, and the focus is never lost", async ({ open, page }) => {
  await serve(page, feed(activities(50)));
  await open({ settings, at: "#/timeline?view=story" });
  await page.locator(".story-view__begin").focus();
  for (const [key, entry] of [["ArrowRight", 0], ["ArrowRight", 1], ["ArrowLeft", 0], ["j", 1], ["End", 49], ["ArrowRight", 49], ["k", 48]] as const) {
    await page.keyboard.press(key);
    await expect(title(page), key).toHaveText(new RegExp(`^Entry ${entry} on`));
  }
  await page.keyboard.press("Home");
  await expect(title(page)).toHaveText("Harbour log");
  await expect(page.locator(".story-view")).toBeFocused();
});

test("from right to left, keys and fingers turn the other way", async ({ open, page }) => {
  await serve(page, feed(activities(9)).replace('"language":"en"', '"language":"ar"'));
  await open({ settings, at: "#/timeline?view=story&at=log/a4" });
  await expect(title(page)).toHaveText(/^Entry 4 on/);
  await turn(page, 1).focus();
  await page.keyboard.press("ArrowLeft");
  await expect(title(page)).toHaveText(/^Entry 5 on/);
  await swipe(page, 120);
  await expect(title(page)).toHaveText(/^Entry 6 on/);
  expect(await horizontalOverflow(page)).toBe(0);
});

test("a finger turns the story along the line, and scrolls the page across it", async ({ open, page }) => {
  await serve(page, feed(activities(9)));
  await open({ settings, at: "#/timeline?view=story&at=log/a4" });
  await swipe(page, -120, 20);
  await expect(title(page)).toHaveText(/^Entry 5 on/);
  await swipe(page, 120);
  await expect(title(page)).toHaveText(/^Entry 4 on/);
  await swipe(page, -60, 200);
  await swipe(page, -10);
  await page.waitForTimeout(100);
  await expect(title(page)).toHaveText(/^Entry 4 on/);
});

test("a story of 10,000 turns to its end, and the overview shows where it is", async ({ open, page }) => {
  await serve(page, feed(activities(10_000)));
  await open({ settings, at: "#/timeline?view=story&at=log/a5000" });
  await expect(title(page)).toHaveText(/^Entry 5000 on/);
  await expect(page.locator("[data-list]")).toHaveCount(0);
  const where = () => page.locator(".overview__view").getAttribute("x").then((x) => parseFloat(x ?? ""));
  await expect.poll(where).toBeGreaterThan(45);
  await expect.poll(where).toBeLessThan(55);
  const scale = await page.locator(".overview__scale").boundingBox();
  if (!scale) throw new Error("expected a scale");
  await page.mouse.click(scale.x + scale.width * 0.9, scale.y + 20);
  await expect(page.locator(".story-view__position")).toHaveText(/^9,\d{3} of 10,000$/);
});

test("pictures are large, films are stills, and a picture opens", async ({ open, page, data }) => {
  const media = [1, 2].map((number) => ({ url: `${data.origin}/img/${number}.svg`, alt: `Harbour ${number}`, caption: `Picture ${number}`, credit: "An archive" }));
  const film = '<p>As it was told.</p><iframe src="https://www.youtube.com/embed/abc123"></iframe>';
  await serve(page, feed([{ id: "a", start: "1990", title: "With pictures", media }, { id: "b", start: "1991", title: "With a film", content_html: film }]));
  await page.setViewportSize({ width: 1200, height: 800 });
  await open({ settings, at: "#/timeline?view=story&at=log/a" });
  const picture = page.locator(".story-view__media img").first();
  await expect(picture).toBeVisible();
  await page.locator(".story-view__media button").first().click();
  await expect(page.getByRole("dialog")).toContainText("An archive");
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("dialog")).toContainText("Picture 2");
  // The keys of the pictures do not turn the story below them.
  await page.keyboard.press("Escape");
  await expect(title(page)).toHaveText("With pictures");
  await turn(page, 1).click();
  await expect(page.locator(".story-view__media .player button")).toBeVisible();
  await expect(page.locator(".story-view__text .player")).toHaveCount(0);
  await expect(page.locator(".story-view__text")).toContainText("As it was told.");
});

test("on paper a story is the list", async ({ open, page }) => {
  await serve(page, feed(activities(400)));
  await open({ settings, at: "#/timeline?view=story&at=log/a30" });
  await expect(title(page)).toHaveText(/^Entry 30 on/);
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  await page.emulateMedia({ media: "print" });
  await expect(rows(page)).toHaveCount(400);
  await expect(rows(page).first()).toBeVisible();
  await expect(page.locator(".story-view")).toBeHidden();
  await page.emulateMedia({ media: "screen" });
  await page.evaluate(() => dispatchEvent(new Event("afterprint")));
  await expect(rows(page)).toHaveCount(0);
  await expect(title(page)).toHaveText(/^Entry 30 on/);
});

for (const [width, media] of [[320, { colorScheme: "dark" }], [768, { colorScheme: "light" }], [1440, { forcedColors: "active" }]] as const) {
  test(`at ${width} pixels nothing overflows, and axe finds nothing`, async ({ open, page }) => {
    await page.setViewportSize({ width, height: 640 });
    await page.emulateMedia(media);
    const long = "A title that goes on and on, as titles of the files of a long-lived council do when nobody stops them in time ".repeat(3).trim();
    await serve(page, feed([{ id: "a", start: "1990", title: long }, { id: "b", start: "1991", title: "B", content_text: long.repeat(5) }]));
    await open({ settings, at: "#/timeline?view=story&at=log/a" });
    await expect(title(page)).toHaveText(long);
    expect(await horizontalOverflow(page)).toBe(0);
    expect(await axeViolations(page)).toEqual([]);
    await turn(page, 1).click();
    await expect(title(page)).toHaveText("B");
    await expect(title(page)).toBeInViewport();
    expect(await horizontalOverflow(page)).toBe(0);
  });
}

test.describe("a dataset of TimelineJS", () => {
  // Its pictures are on servers that do not exist, and the policy blocks requests to them.
  test.use({ expected: /Content Security Policy|violation: img-src|request: https:\/\/(pictures|harbour)\.example|Failed to load resource/ });

  test("opens as a story, with every medium shown, linked or told", async ({ data, open, page }) => {
    await open({ settings: { dataset: `${data.origin}/timeline_js.json` }, at: "#/timeline" });
    await expect(rows(page).first()).toBeVisible();
    const titles = await page.locator(".activity__title").allTextContents();
    await page.getByRole("button", { name: "Story" }).click();
    for (const [index, name] of titles.entries()) {
      await turn(page, 1).click();
      await expect(page.locator(".story-view__position")).toHaveText(`${index + 1} of ${titles.length}`);
      await expect(title(page)).toHaveText(name);
      await expect(page.locator(".story-view__text .activity__when")).not.toBeEmpty();
    }
    await expect(turn(page, 1)).toHaveAttribute("aria-disabled", "true");
    // A picture and a film.
    await expect(turn(page, 1)).toBeFocused();
    await page.keyboard.press("Home");
    const kinds = new Set<string>();
    for (const _ of titles) {
      await turn(page, 1).click();
      for (const kind of ["img", ".player button"]) if (await page.locator(`.story-view__media ${kind}`).count()) kinds.add(kind);
    }
    expect([...kinds].sort()).toEqual([".player button", "img"]);
  });
});

test("a finger in the viewer changes the picture, and not the story below it", async ({ open, page, data }) => {
  const media = [1, 2].map((number) => ({ url: `${data.origin}/img/${number}.svg`, alt: `Harbour ${number}`, caption: `Picture ${number}` }));
  await serve(page, feed([{ id: "a", start: "1990", title: "With pictures", media }, { id: "b", start: "1991", title: "Another" }]));
  await open({ settings, at: "#/timeline?view=story&at=log/a" });
  await page.locator(".story-view__media button").first().click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("Picture 1");
  await dialog.evaluate((dialog) => {
    for (const [type, clientX] of [["pointerdown", 300], ["pointerup", 100]] as const) {
      dialog.dispatchEvent(new PointerEvent(type, { pointerType: "touch", clientX, clientY: 100, bubbles: true }));
    }
  });
  await expect(dialog).toContainText("Picture 2");
  await expect(title(page)).toHaveText("With pictures");
});

test("where nothing matches, the story says so, and order and clock do not turn it", async ({ open, page }) => {
  await serve(page, feed(activities(20)));
  await open({ settings, at: "#/timeline?view=story&q=nowhere" });
  await expect(page.getByText("No events match these filters.")).toBeVisible();
  await page.getByRole("button", { name: "Remove “nowhere” (20 results)" }).click();
  await expect(title(page)).toHaveText("Harbour log");
  await turn(page, 1).click();
  await page.getByRole("button", { name: "Newest first" }).click();
  await expect(title(page)).toHaveText("Entry 0 on the lamp");
  await expect(page.locator(".story-view__position")).toHaveText("20 of 20");
});

test("the button that prints has put the list on the page by then", async ({ open, page }) => {
  await page.addInitScript(() => {
    window.print = () => void Object.assign(window, { printed: document.querySelectorAll(".chronicle .activity").length });
  });
  await serve(page, feed(activities(200)));
  await open({ settings, at: "#/timeline?view=story" });
  await page.getByRole("button", { name: "Print" }).click();
  await expect.poll(() => page.evaluate(() => (window as unknown as { printed?: number }).printed)).toBe(200);
});

test("the title page says from when to when, and what is only estimated", async ({ open, page }) => {
  const dates = [{ id: "a", start: "-2700", approximate: true, title: "Old" }, { id: "b", start: "2009-05-01T10:00Z", title: "New" }];
  await serve(page, feed(dates));
  await open({ settings, at: "#/timeline?view=story" });
  await expect(page.locator(".story-view .activity__when")).toHaveText("c. 2700 BC – 1 May 2009");
});

for (const [view, list] of [["story", conference], ["plan", conference], ["map", stops]] as const) {
  test(`with text of 200 % and without motion, nothing of the ${view} is cut off or moves`, async ({ open, page }) => {
    await page.emulateMedia({ reducedMotion: "reduce" });
    await serve(page, feed([...list]));
    for (const width of [320, 1440]) {
      await page.setViewportSize({ width, height: 800 });
      await open({ settings, at: `#/timeline?view=${view}` });
      await page.evaluate(() => (document.documentElement.style.fontSize = "200%"));
      await expect(page.locator("[data-view] :is(.story-view__title, .plan__item, .map__stop)").first()).toBeVisible();
      expect(await horizontalOverflow(page)).toBe(0);
      const moving = await page.locator(".chronicle *").evaluateAll((all) =>
        all.filter((one) => parseFloat(getComputedStyle(one).transitionDuration) > 0 || parseFloat(getComputedStyle(one).animationDuration) > 0).length,
      );
      expect(moving).toBe(0);
    }
  });
}
