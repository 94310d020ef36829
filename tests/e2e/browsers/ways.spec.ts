// Ways through the site: by links, back to where one was, by an address of a part, by keys alone.

import { expect, test } from "./visit.ts";

test("by a link and back, with the scroll where it was", async ({ open, visitor }) => {
  const site = await open();
  await visitor.link("A branch’s activity day");
  await visitor.heading("A branch’s activity day");
  await visitor.focus("h1");
  await visitor.counts(".timeline .activity", 5);
  const related = await visitor.reach(".related a", "Fei Xiaotong and the village");
  const scrolled = await visitor.scrolled();
  expect(scrolled).toBeGreaterThan(300);
  await visitor.click(".related a", related.name);
  await visitor.heading("Fei Xiaotong and the village");
  await visitor.until("the top of the page", () => visitor.scrolled(), 0);
  await visitor.back();
  await visitor.heading("A branch’s activity day");
  await visitor.until("the place on the page", () => visitor.scrolled(), scrolled);
  expect(await visitor.address()).toBe(`${site.origin}/#/articles/activity-day-2022`);
  expect(await visitor.evaluate(() => document.title)).toMatch(/^A branch’s activity day.* – The Wujiang Reader$/);
});

test("a reload keeps the place on the page", async ({ open, visitor }) => {
  await open("#/articles/silk");
  await visitor.heading("From Qianshanyang");
  await visitor.evaluate(() => scrollTo(0, 700));
  // Most browsers take no note of it any more while they reload; those that do may know of no end of a scroll.
  const noted = () => visitor.evaluate(() => !("onscrollend" in window) || (history.state as unknown[] | null)?.[1] === 700);
  await visitor.until("a note of the place", noted, true);
  await visitor.reload();
  await visitor.heading("From Qianshanyang");
  await visitor.until("the place on the page", () => visitor.scrolled(), 700);
});

test("an activity's address leads to it, and does so again after a reload", async ({ open, visitor }) => {
  await open("#/articles/activity-day-2022?at=silk-hall");
  const marked = ".activity[aria-current] h3";
  for (const visit of ["first", "again"]) {
    await visitor.reads(marked, "The sericulture exhibition hall");
    await visitor.until(`the activity in sight, ${visit}`, async () => (await visitor.look(marked))[0]?.inReach, true);
    await visitor.focus(marked);
    if (visit === "first") await visitor.reload();
  }
});

test("real paths", async ({ serve, visitor }) => {
  const site = await serve({ root: "/a/sub/path/", settings: { location: "path" } });
  await visitor.goto(`${site.origin}/a/sub/path/articles/fei-xiaotong`);
  await visitor.heading("Fei Xiaotong and the village");
  await visitor.click(".masthead a", "Timeline");
  await visitor.heading("Timeline");
  expect(await visitor.address()).toBe(`${site.origin}/a/sub/path/timeline`);
  await visitor.reload();
  await visitor.heading("Timeline");
  await visitor.back();
  await visitor.heading("Fei Xiaotong and the village");
});

test("notes lead there and back", async ({ open, visitor }) => {
  await open("#/articles/peasant-life");
  await visitor.click(".prose sup a", "2");
  await visitor.reads(".prose li:focus", "a fifteenth of a hectare");
  await visitor.back();
  await visitor.reads(".prose sup a:focus", "2");
});

test("the link to the content is there for the keyboard", async ({ open, visitor }) => {
  await open();
  await visitor.heading("The Wujiang Reader");
  await visitor.press("Tab");
  await visitor.reads("a:focus", "Skip to the content");
  await visitor.press("Enter");
  await visitor.focus("#content");
});
