// The timeline page: long timelines, filters, addresses, clocks, keys, export, paper.

import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { axeViolations, expect, heading, horizontalOverflow, test } from "./site.ts";
import { activities, feed, focused, rows, serve, settings } from "./timelines.ts";

const nodes = (page: Page, within: string) => page.locator(`${within} *`).count();

test("100,000 activities have the same number of elements as 10,000, and fewer than 2,000", async ({ open, page }) => {
  const counts: number[] = [];
  for (const count of [10_000, 100_000]) {
    await page.unrouteAll();
    await serve(page, feed(activities(count)));
    await open({ settings, at: "#/timeline" });
    await expect(page.locator(".filters__count")).toHaveText(`${count.toLocaleString("en")} events`, { timeout: 20_000 });
    await page.evaluate(() => new Promise((done) => setTimeout(done, 300)));
    counts.push(await nodes(page, ".chronicle__list"));
    // In the middle of the list there are chunks before and after the visible ones.
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight / 2));
    await page.evaluate(() => new Promise((done) => setTimeout(done, 300)));
    await expect(rows(page).first()).toBeAttached();
    expect(await nodes(page, "html")).toBeLessThan(2_000);
  }
  expect(counts[0]).toBe(counts[1]);
});

test("every part of a long list is reached by scrolling", async ({ open, page }) => {
  await serve(page, feed(activities(5_000)));
  await open({ settings, at: "#/timeline" });
  await expect(rows(page).first()).toContainText("Entry 0 on");
  for (let tenth = 1; tenth < 10; tenth += 1) {
    await page.evaluate((tenth) => scrollTo(0, (document.documentElement.scrollHeight * tenth) / 10), tenth);
    await expect
      .poll(() =>
        page.evaluate(() => {
          const middle = document.elementFromPoint(innerWidth / 2, innerHeight * 0.7);
          return middle?.closest("[data-step]") !== null;
        }),
      )
      .toBe(true);
  }
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
  await expect(rows(page).last()).toContainText("Entry 4999 on");
});

test("an activity's address scrolls to the activity, marks it and focuses it", async ({ open, page }) => {
  await serve(page, feed(activities(20_000)));
  await open({ settings, at: "#/timeline?at=log/a12345" });
  const row = page.locator("[aria-current=true]");
  await expect(row).toContainText("Entry 12345 on");
  await expect.poll(() => focused(page)).toContain("Entry 12345 on");
  await expect(row).toBeInViewport();
  // This works with filters too, and the copied address has the filters.
  await page.goto(`${page.url().split("#")[0]}#/timeline?tag=tag%200&at=log/a9990`);
  await expect(page.locator("[aria-current=true]")).toContainText("Entry 9990 on");
  await expect(page.locator(".filters__count")).toHaveText("4,000 of 20,000 events");
  await expect.poll(() => focused(page)).toContain("Entry 9990 on");
  await page.locator("[aria-current=true] [data-menu]").click();
  await expect(page.locator("[aria-current=true] .copy")).toHaveAttribute("href", "#/timeline?tag=tag%200&at=log/a9990");
});

test("an article shows the first 100 activities, and the address of a later one leads to the timeline page", async ({ open, page }) => {
  await serve(page, feed(activities(3_000)));
  await open({ settings, at: "#/articles/log" });
  await expect(page.locator(".timeline .activity")).toHaveCount(100);
  await page.getByRole("link", { name: "Full timeline (3,000 events)" }).click();
  expect(await heading(page)).toBe("Timeline");
  await expect(page.locator(".filters__given")).toContainText("Showing only: The log");
  await page.goto(`${page.url().split("#")[0]}#/articles/log?at=a2500`);
  await expect(page.locator("[aria-current=true]")).toContainText("Entry 2500 on");
  await expect.poll(() => focused(page)).toContain("Entry 2500 on");
});

test("filters are in the address, work together, and survive a reload", async ({ open, page }) => {
  await serve(page, feed(activities(300)));
  await open({ settings, at: "#/timeline" });
  await page.locator(".filters summary").click();
  await page.locator("label", { hasText: "Topic" }).locator("select").selectOption("tag 2");
  await page.locator("label", { hasText: "Place" }).locator("select").selectOption("Station 3");
  await page.getByRole("searchbox", { name: "Search" }).fill("BUOY");
  // Every 35th activity has this topic and place, and every eighth of these has the word.
  await expect(page.locator(".filters__count")).toHaveText("1 of 300 events");
  await expect(rows(page)).toHaveCount(1);
  await expect(page.getByRole("searchbox", { name: "Search" })).toBeFocused();
  expect(page.url()).toContain("tag=tag%202&place=Station%203&q=BUOY");
  await page.reload();
  await expect(rows(page)).toHaveCount(1);
  await expect(page.locator("label", { hasText: "Topic" }).locator("select")).toHaveValue("tag 2");
  await page.getByRole("button", { name: "Clear filters" }).click();
  await expect(page.locator(".filters__count")).toHaveText("300 events");
  await expect(page.getByRole("searchbox", { name: "Search" })).toHaveValue("");
});

test("a period is a day, a month or a year; another word is an error", async ({ open, page }) => {
  await serve(page, feed(activities(300)));
  await open({ settings, at: "#/timeline?from=1989-01-10&to=1989-01-11" });
  await expect(page.locator(".filters__count")).toHaveText("48 of 300 events");
  await page.getByRole("textbox", { name: "To", exact: true }).fill("soon");
  await page.getByRole("textbox", { name: "To", exact: true }).press("Enter");
  await expect(page.locator(".filters details [role=status]")).toContainText("“soon” isn’t a valid date");
});

test("where no activity matches, each filter can be removed", async ({ open, page }) => {
  await serve(page, feed(activities(300)));
  await open({ settings, at: "#/timeline?tag=tag%202&q=nowhere" });
  await expect(page.getByText("No events match these filters.")).toBeVisible();
  await page.getByRole("button", { name: "Remove “nowhere” (60 results)" }).click();
  await expect(page.locator(".filters__count")).toHaveText("60 of 300 events");
});

test("newest first, and back again", async ({ open, page }) => {
  await serve(page, feed(activities(400)));
  await open({ settings, at: "#/timeline" });
  await page.getByRole("button", { name: "Newest first" }).click();
  await expect(rows(page).first()).toContainText("Entry 399 on");
  expect(page.url()).toContain("order=newest");
  await page.getByRole("button", { name: "Oldest first" }).click();
  await expect(rows(page).first()).toContainText("Entry 0 on");
});

test("keys act only inside the timeline, and not in a field for text", async ({ open, page }) => {
  await serve(page, feed(activities(2_000)));
  await open({ settings, at: "#/timeline" });
  await expect(rows(page).first()).toBeVisible();
  await page.keyboard.press("End");
  expect(await page.evaluate(() => document.activeElement === document.body)).toBe(true);
  await expect(rows(page).last()).toContainText("Entry 1999 on");
  await page.evaluate(() => scrollTo(0, 0));
  await expect(rows(page).first()).toContainText("Entry 0 on");
  await rows(page).first().locator(".activity__title a").focus();
  for (const [key, entry] of [["j", 1], ["ArrowDown", 2], ["k", 1], ["PageDown", 11], ["End", 1999], ["ArrowUp", 1998], ["Home", 0]] as const) {
    await page.keyboard.press(key);
    await expect.poll(() => focused(page), key).toMatch(new RegExp(`^Entry ${entry} on`));
  }
  // The focused activity keeps the focus while chunks are added above it.
  await page.keyboard.press("End");
  await expect.poll(() => focused(page)).toMatch(/^Entry 1999 on/);
  await page.keyboard.press("PageUp");
  await page.mouse.wheel(0, -700);
  await page.evaluate(() => new Promise((done) => setTimeout(done, 400)));
  expect(await focused(page)).toMatch(/^Entry 1989 on/);
  await page.keyboard.press("Home");
  await expect.poll(() => focused(page)).toMatch(/^Entry 0 on/);
  await page.keyboard.press("/");
  await expect(page.getByRole("searchbox", { name: "Search" })).toBeFocused();
  await page.keyboard.type("j?/");
  await expect(page.getByRole("searchbox", { name: "Search" })).toHaveValue("j?/");
  await page.getByRole("searchbox", { name: "Search" }).fill("");
  await rows(page).first().locator(".activity__title a").focus();
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "Keyboard shortcuts" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog", { name: "Keyboard shortcuts" })).toBeHidden();
  await expect.poll(() => focused(page)).toMatch(/^Entry 0 on/);
});

test.describe("a visitor in Tokyo", () => {
  test.use({ timezoneId: "Asia/Tokyo" });

  test("reads times of a night in Berlin on the clock of Berlin or of Tokyo", async ({ open, page }) => {
    const night = [
      { id: "eve", start: "2024-10-26T23:30", end: "2024-10-27T00:30", title: "Across midnight" },
      { id: "twice", start: "2024-10-27T02:30", title: "The hour that comes twice" },
      { id: "gap", start: "2024-03-31T02:30", title: "The hour that does not come" },
      { id: "day", start: "2024-10-27", title: "All day" },
    ];
    await serve(page, feed(night, { time_zone: "Europe/Berlin" }));
    await open({ settings, at: "#/timeline" });
    const row = (title: string) => rows(page).filter({ hasText: title });
    await expect(row("Across midnight")).toContainText("26 October 2024, 23:30 – 27 October 2024, 00:30 UTC+2, Berlin");
    await expect(row("comes twice")).toContainText("02:30 UTC+2, Berlin");
    await expect(row("does not come")).toContainText("03:30 UTC+2, Berlin");
    await page.getByRole("button", { name: "Show in my time zone" }).click();
    await expect(row("Across midnight")).toContainText("06:30–07:30 UTC+9, Tokyo");
    await expect(row("comes twice")).toContainText("09:30 UTC+9, Tokyo");
    await expect(row("does not come")).toContainText("10:30 UTC+9, Tokyo");
    await expect(row("All day")).not.toContainText("UTC");
    expect(page.url()).toContain("clock=own");
  });
});

test("the shown activities can be exported as a calendar, a table and TimelineJS", async ({ open, page }) => {
  await serve(page, feed(activities(300)));
  await open({ settings, at: "#/timeline?tag=tag%201" });
  const saved = async (name: string) => {
    const waiting = page.waitForEvent("download");
    await page.getByRole("button", { name, exact: true }).click();
    const download = await waiting;
    return { name: download.suggestedFilename(), text: await readFile(await download.path(), "utf8") };
  };
  const calendar = await saved("Calendar (.ics)");
  expect(calendar.name).toBe("timeline.ics");
  expect(calendar.text.match(/^BEGIN:VEVENT\r$/gm)).toHaveLength(60);
  expect(calendar.text).toContain("UID:log/a1@127.0.0.1");
  const table = await saved("Table (.csv)");
  expect(table.text.trim().split("\r\n")).toHaveLength(61);
  const timeline = await saved("TimelineJS (.json)");
  expect(JSON.parse(timeline.text).events).toHaveLength(60);
  // One day of the month can be exported alone.
  const day = page.waitForEvent("download");
  await page.getByRole("button", { name: /^Save as calendar: \d+ January/ }).first().click();
  const text = await readFile(await (await day).path(), "utf8");
  const events = text.match(/^BEGIN:VEVENT\r$/gm) ?? [];
  expect(events.length).toBeGreaterThan(0);
  expect(events.length).toBeLessThan(60);
  // One activity can be exported alone.
  const one = page.waitForEvent("download");
  const row = rows(page).filter({ hasText: "Entry 6 on the sail" });
  await row.locator("[data-menu]").click();
  await row.getByRole("button", { name: "Save as calendar" }).click();
  expect((await readFile(await (await one).path(), "utf8")).match(/^SUMMARY:[^\r]*/gm)).toEqual(["SUMMARY:Entry 6 on the sail"]);
});

test("all of a thousand activities are printed", async ({ open, page }) => {
  await serve(page, feed(activities(1_000)));
  await open({ settings, at: "#/timeline" });
  await expect(rows(page).first()).toBeVisible();
  expect(await rows(page).count()).toBeLessThan(200);
  const printed: number[] = [];
  await page.exposeFunction("printed", (count: number) => printed.push(count));
  await page.evaluate(() => {
    addEventListener("afterprint", () => undefined);
    matchMedia("print").addEventListener("change", (media) => {
      if (media.matches) (window as unknown as { printed(count: number): void }).printed(document.querySelectorAll(".chronicle .activity").length);
    });
  });
  const paper = await page.pdf();
  // A printed page holds some thirty activities.
  expect((paper.toString("latin1").match(/\/Type\s*\/Page[^s]/g) ?? []).length).toBeGreaterThan(25);
  await expect.poll(() => printed).toContain(1_000);
  await expect.poll(() => rows(page).count()).toBeLessThan(200);
});

test("everything can be put on one page, for the browser's own search", async ({ open, page }) => {
  await serve(page, feed(activities(1_500)));
  await open({ settings, at: "#/timeline" });
  await page.getByRole("button", { name: "Show all on one page" }).click();
  await expect(rows(page)).toHaveCount(1_500);
  await expect(page.getByRole("button", { name: "Show all on one page" })).toHaveCount(0);
});

for (const [width, at] of [[320, ""], [1440, ""], [320, "?tag=none"], [1440, "?from=1989&q=lamp"]] as const) {
  test(`accessible and not too wide at ${width} pixels, ${at || "without filters"}`, async ({ open, page }) => {
    await page.setViewportSize({ width, height: 800 });
    await serve(page, feed(activities(500)));
    await open({ settings, at: `#/timeline${at}` });
    await heading(page);
    await page.evaluate(() => new Promise((done) => setTimeout(done, 300)));
    expect(await axeViolations(page)).toEqual([]);
    expect(await horizontalOverflow(page)).toBe(0);
  });
}

test("further pages of a dataset are loaded near the end of the list", async ({ open, page }) => {
  const part = (from: number, next?: string) =>
    JSON.stringify({
      version: "https://jsonfeed.org/version/1.1",
      title: "Log",
      next_url: next,
      items: [{ id: `log-${from}`, title: `Log ${from}`, content_text: "x", _gazette: { timeline: { activities: activities(from + 200).slice(from) } } }],
    });
  await page.route("**/log.json", (route) => route.fulfill({ contentType: "application/json", body: part(0, "second.json") }));
  await page.route("**/second.json", (route) => route.fulfill({ contentType: "application/json", body: part(200) }));
  await open({ settings, at: "#/timeline" });
  await expect(page.locator(".filters__count")).toHaveText("200 events");
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
  await expect(page.locator(".filters__count")).toHaveText("400 events");
  // The address of an activity on a further page loads that page.
  await page.goto("about:blank");
  await open({ settings, at: "#/timeline?at=log-200/a333" });
  await expect(page.locator("[aria-current=true]")).toContainText("Entry 333 on");
  await expect.poll(() => focused(page)).toContain("Entry 333 on");
});
