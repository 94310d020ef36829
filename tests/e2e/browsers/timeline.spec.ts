// A long timeline: scrolled to its end, gone to in the middle, narrowed, zoomed, by keys.

import { expect, test } from "./visit.ts";

const rows = ".chronicle .activity";
/** The title of the activity that the address names. */
const title = "[aria-current=true] .activity__title";

/** The settings of a site that shows so many activities. */
const settings = (origin: string, count: number) => ({ dataset: `${origin}/timeline-${count}.json` });

test("every part of a long list is reached by scrolling, to the end and back", async ({ data, open, visitor }) => {
  await open("#/timeline", settings(data.origin, 5_000));
  await visitor.reads(rows, "Entry 0 on");
  const middle = () =>
    visitor.evaluate(() => document.elementFromPoint(innerWidth / 2, innerHeight * 0.7)?.closest("[data-step]") !== null);
  for (let tenth = 1; tenth < 10; tenth += 1) {
    await visitor.evaluate((tenth) => scrollTo(0, (document.documentElement.scrollHeight * tenth) / 10), tenth);
    await visitor.until(`activities at ${tenth} tenths`, middle, true);
  }
  const last = async () => (await visitor.texts(rows)).at(-1)?.includes("Entry 4999 on");
  await visitor.until("the end", async () => {
    await visitor.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
    return last();
  }, true);
  await visitor.evaluate(() => scrollTo(0, 0));
  await visitor.reads(rows, "Entry 0 on");
});

test("nothing moves under a visitor who scrolls upwards", async ({ data, open, visitor }) => {
  await open("#/timeline?at=log/a2500", settings(data.origin, 5_000));
  await visitor.reads("[aria-current=true]", "Entry 2500 on");
  await visitor.until("it in sight", async () => (await visitor.look(title))[0]?.inReach, true);
  const place = () => visitor.evaluate(() => document.querySelector("[aria-current=true]")?.getBoundingClientRect().top ?? NaN);
  // The list above is measured while it comes into sight: what was in sight goes down by no more and no less.
  for (let turn = 0; turn < 6; turn += 1) {
    const before = await place();
    await visitor.evaluate(() => scrollBy(0, -60));
    await visitor.until("the way down", async () => Math.round((await place()) - before), 60);
  }
});

test("an address leads to the middle, and back leads to where one was", async ({ data, open, visitor }) => {
  await open("#/timeline?at=log/a12345", settings(data.origin, 20_000));
  await visitor.reads("[aria-current=true]", "Entry 12345 on");
  await visitor.until("it in sight", async () => (await visitor.look(title))[0]?.inReach, true);
  const place = () => visitor.evaluate(() => Math.round(document.querySelector("[aria-current=true]")?.getBoundingClientRect().top ?? NaN));
  const before = await place();
  await visitor.click("[aria-current=true] a", "The log");
  await visitor.heading("The log");
  await visitor.back();
  await visitor.heading("Timeline");
  await visitor.reads("[aria-current=true]", "Entry 12345 on");
  await visitor.until("its place in the window", place, before);
});

test("filters are in the address, survive a reload, and are given up", async ({ data, open, visitor }) => {
  await open("#/timeline?tag=tag%202&place=Station%203", settings(data.origin, 300));
  await visitor.reads(".filters__count", "9 of 300 activities");
  if ((await visitor.look("input[type=search]")).length === 0) await visitor.click("summary");
  await visitor.click("input[type=search]");
  await visitor.type("BUOY");
  await visitor.reads(".filters__count", "1 of 300 activities");
  await visitor.counts(rows, 1);
  await visitor.focus("input[type=search]");
  expect(await visitor.address()).toContain("tag=tag%202&place=Station%203&q=BUOY");
  await visitor.reload();
  await visitor.counts(rows, 1);
  await visitor.button("Show everything");
  await visitor.reads(".filters__count", "300 activities");
  expect(await visitor.evaluate(() => document.querySelector<HTMLInputElement>("input[type=search]")?.value)).toBe("");
});

test("the overview leads to a time, and zooms", async ({ data, open, visitor }) => {
  await open("#/timeline", settings(data.origin, 5_000));
  await visitor.reads(rows, "Entry 0 on");
  const labels = () => visitor.texts(".overview__label");
  const whole = await labels();
  expect(whole.length).toBeGreaterThan(1);
  await visitor.click(".overview__scale");
  const first = () => visitor.evaluate(() => Number(document.querySelector<HTMLElement>("[data-step]")?.dataset["step"]));
  await visitor.until("the middle", async () => (await first()) > 2_200, true);
  await visitor.click("button[title='Zoom in']");
  await visitor.until("another scale", async () => String(await labels()) !== String(whole), true);
  await visitor.click("button[title='Show all']");
  await visitor.until("the whole scale", labels, whole);
});

test("keys go through the list, and tell of themselves", async ({ data, open, visitor }) => {
  await open("#/timeline", settings(data.origin, 2_000));
  await visitor.reads(rows, "Entry 0 on");
  await visitor.evaluate(() => document.querySelector<HTMLElement>(".chronicle .activity__title a")?.focus());
  for (const [key, entry] of [["j", 1], ["ArrowDown", 2], ["k", 1], ["End", 1999], ["ArrowUp", 1998], ["Home", 0]] as const) {
    await visitor.press(key);
    await visitor.reads(".chronicle :focus", new RegExp(`^Entry ${entry} on`));
  }
  await visitor.press("?");
  await visitor.counts("dialog[open]", 1);
  await visitor.press("Escape");
  await visitor.counts("dialog[open]", 0);
  await visitor.reads(".chronicle :focus", /^Entry 0 on/);
});
