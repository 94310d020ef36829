// A long timeline: scrolling to the end, addresses in the middle, filters, the overview, keys.

import { expect, test } from "./visit.ts";

const rows = ".chronicle .activity";
/** The title of the activity that the address names. */
const title = "[aria-current=true] .activity__title";

/** The settings of a site with a timeline of `count` activities. */
const settings = (origin: string, count: number) => ({ dataset: `${origin}/timeline-${count}.json` });

test("every part of a long list is reached by scrolling, to the end and back", async ({ data, open, visitor }) => {
  await open("#/timeline", settings(data.origin, 5_000));
  await visitor.expectText(rows, "Entry 0 on");
  const middle = () =>
    visitor.evaluate(() => document.elementFromPoint(innerWidth / 2, innerHeight * 0.7)?.closest("[data-step]") !== null);
  for (let tenth = 1; tenth < 10; tenth += 1) {
    await visitor.evaluate((tenth) => scrollTo(0, (document.documentElement.scrollHeight * tenth) / 10), tenth);
    await visitor.waitFor(`activities at ${tenth} tenths`, middle, true);
  }
  const last = async () => (await visitor.texts(rows)).at(-1)?.includes("Entry 4999 on");
  await visitor.waitFor("the end", async () => {
    await visitor.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
    return last();
  }, true);
  await visitor.evaluate(() => scrollTo(0, 0));
  await visitor.expectText(rows, "Entry 0 on");
});

test("nothing moves under a visitor who scrolls upwards", async ({ data, open, visitor }) => {
  await open("#/timeline?at=log/a2500", settings(data.origin, 5_000));
  await visitor.expectText("[aria-current=true]", "Entry 2500 on");
  await visitor.waitFor("the activity in sight", async () => (await visitor.look(title))[0]?.inReach, true);
  const top = () => visitor.evaluate(() => document.querySelector("[aria-current=true]")?.getBoundingClientRect().top ?? NaN);
  // The list above is measured while it comes into sight. The visible activity must move by exactly 60 pixels.
  for (let turn = 0; turn < 6; turn += 1) {
    const before = await top();
    await visitor.evaluate(() => scrollBy(0, -60));
    await visitor.waitFor("the way down", async () => Math.round((await top()) - before), 60);
  }
});

test("an address leads to the middle, and going back leads to the previous scroll position", async ({ data, open, visitor }) => {
  await open("#/timeline?at=log/a12345", settings(data.origin, 20_000));
  await visitor.expectText("[aria-current=true]", "Entry 12345 on");
  await visitor.waitFor("the activity in sight", async () => (await visitor.look(title))[0]?.inReach, true);
  const top = () => visitor.evaluate(() => Math.round(document.querySelector("[aria-current=true]")?.getBoundingClientRect().top ?? NaN));
  const before = await top();
  await visitor.click("[aria-current=true] a", "The log");
  await visitor.expectHeading("The log");
  await visitor.back();
  await visitor.expectHeading("Timeline");
  await visitor.expectText("[aria-current=true]", "Entry 12345 on");
  await visitor.waitFor("its position in the window", top, before);
});

test("filters are in the address, survive a reload, and can be removed", async ({ data, open, visitor }) => {
  await open("#/timeline?tag=tag%202&place=Station%203", settings(data.origin, 300));
  await visitor.expectText(".filters__count", "9 of 300 events");
  if ((await visitor.look("input[type=search]")).length === 0) await visitor.click("summary");
  await visitor.click("input[type=search]");
  await visitor.type("BUOY");
  await visitor.expectText(".filters__count", "1 of 300 events");
  await visitor.expectCount(rows, 1);
  await visitor.expectFocus("input[type=search]");
  expect(await visitor.address()).toContain("tag=tag%202&place=Station%203&q=BUOY");
  await visitor.reload();
  await visitor.expectCount(rows, 1);
  await visitor.button("Clear filters");
  await visitor.expectText(".filters__count", "300 events");
  expect(await visitor.evaluate(() => document.querySelector<HTMLInputElement>("input[type=search]")?.value)).toBe("");
});

test("a click on the overview goes to a time, and its buttons zoom", async ({ data, open, visitor }) => {
  await open("#/timeline", settings(data.origin, 5_000));
  await visitor.expectText(rows, "Entry 0 on");
  const labels = () => visitor.texts(".overview__label");
  const whole = await labels();
  expect(whole.length).toBeGreaterThan(1);
  await visitor.click(".overview__scale");
  const first = () => visitor.evaluate(() => Number(document.querySelector<HTMLElement>("[data-step]")?.dataset["step"]));
  await visitor.waitFor("the middle", async () => (await first()) > 2_200, true);
  await visitor.click(".overview__buttons button:nth-child(1)");
  await visitor.waitFor("another scale", async () => String(await labels()) !== String(whole), true);
  await visitor.click(".overview__buttons button:nth-child(3)");
  await visitor.waitFor("the whole scale", labels, whole);
});

test("keys go through the list, and one key lists all keys", async ({ data, open, visitor }) => {
  await open("#/timeline", settings(data.origin, 2_000));
  await visitor.expectText(rows, "Entry 0 on");
  await visitor.evaluate(() => document.querySelector<HTMLElement>(".chronicle .activity__title a")?.focus());
  for (const [key, entry] of [["j", 1], ["ArrowDown", 2], ["k", 1], ["End", 1999], ["ArrowUp", 1998], ["Home", 0]] as const) {
    await visitor.press(key);
    await visitor.expectText(".chronicle :focus", new RegExp(`^Entry ${entry} on`));
  }
  await visitor.press("?");
  await visitor.expectCount("dialog[open]", 1);
  await visitor.press("Escape");
  await visitor.expectCount("dialog[open]", 0);
  await visitor.expectText(".chronicle :focus", /^Entry 0 on/);
});
