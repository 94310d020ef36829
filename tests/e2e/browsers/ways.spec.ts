// Navigation through the site: by links, back to the previous scroll position, by an address of a part, by keys alone.

import { expect, test } from "./visit.ts";

test("by a link and back, with the same scroll position", async ({ open, visitor }) => {
  const site = await open();
  await visitor.link("A party branch’s day");
  await visitor.expectHeading("A party branch’s day");
  await visitor.expectFocus("h1");
  await visitor.expectCount(".timeline .activity", 5);
  const related = await visitor.reach(".related a", "Fei Xiaotong and the village");
  const scrolled = await visitor.scrolled();
  expect(scrolled).toBeGreaterThan(300);
  await visitor.click(".related a", related.name);
  await visitor.expectHeading("Fei Xiaotong and the village");
  await visitor.waitFor("the top of the page", () => visitor.scrolled(), 0);
  await visitor.back();
  await visitor.expectHeading("A party branch’s day");
  await visitor.waitFor("the scroll position", () => visitor.scrolled(), scrolled);
  expect(await visitor.address()).toBe(`${site.origin}/#/articles/activity-day-2022`);
  expect(await visitor.evaluate(() => document.title)).toMatch(/^A party branch’s day.* – The Wujiang Reader$/);
});

test("a reload keeps the scroll position", async ({ open, visitor }) => {
  await open("#/articles/silk");
  await visitor.expectHeading("From Qianshanyang");
  await visitor.evaluate(() => scrollTo(0, 700));
  // Most browsers save no scroll position while they reload, so the test waits until the position is saved. Browsers
  // without a `scrollend` event may save the position even then, and need no wait.
  const saved = () => visitor.evaluate(() => !("onscrollend" in window) || (history.state as unknown[] | null)?.[1] === 700);
  await visitor.waitFor("the saved position", saved, true);
  await visitor.reload();
  await visitor.expectHeading("From Qianshanyang");
  await visitor.waitFor("the scroll position", () => visitor.scrolled(), 700);
});

test("an activity's address leads to it, and does so again after a reload", async ({ open, visitor }) => {
  await open("#/articles/activity-day-2022?at=silk-hall");
  const marked = ".activity[aria-current] h3";
  for (const visit of ["first", "again"]) {
    await visitor.expectText(marked, "Three party branches visit Zhenze’s sericulture hall");
    await visitor.waitFor(`the activity in sight, ${visit}`, async () => (await visitor.look(marked))[0]?.inReach, true);
    await visitor.expectFocus(marked);
    if (visit === "first") await visitor.reload();
  }
});

test("real paths", async ({ serve, visitor }) => {
  const site = await serve({ root: "/a/sub/path/", settings: { location: "path" } });
  await visitor.goto(`${site.origin}/a/sub/path/articles/fei-xiaotong`);
  await visitor.expectHeading("Fei Xiaotong and the village");
  await visitor.click(".masthead a", "Timeline");
  await visitor.expectHeading("Timeline");
  expect(await visitor.address()).toBe(`${site.origin}/a/sub/path/timeline`);
  await visitor.reload();
  await visitor.expectHeading("Timeline");
  await visitor.back();
  await visitor.expectHeading("Fei Xiaotong and the village");
});

test("notes lead there and back", async ({ open, visitor }) => {
  await open("#/articles/peasant-life");
  await visitor.click(".prose sup a", "2");
  await visitor.expectText(".prose li:focus", "a fifteenth of a hectare");
  await visitor.back();
  await visitor.expectText(".prose sup a:focus", "2");
});

test("the keyboard reaches the link to the content", async ({ open, visitor }) => {
  await open();
  await visitor.expectHeading("The Wujiang Reader");
  await visitor.press("Tab");
  await visitor.expectText("a:focus", "Skip to content");
  await visitor.press("Enter");
  await visitor.expectFocus("#content");
});
