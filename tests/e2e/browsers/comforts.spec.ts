// The picture gallery, and addresses that are copied.

import { expect, test } from "./visit.ts";

for (const by of ["a pointer", "a pointer that gives no focus, as in Safari", "the keyboard"]) {
  test(`pictures open by ${by}, change by keys and buttons, and give the focus back`, async ({ open, visitor }) => {
    await open("#/articles/cocoon");
    await visitor.expectHeading("Egg, worm, cocoon, moth");
    const second = ".gallery__items figure:nth-of-type(2) button";
    await visitor.reach(second);
    if (by === "the keyboard") {
      await visitor.evaluate((second) => document.querySelector<HTMLElement>(second)?.focus(), second);
      await visitor.press("Enter");
    } else {
      if (by !== "a pointer") await visitor.evaluate(() => addEventListener("mousedown", (event) => event.preventDefault()));
      await visitor.click(second);
    }
    await visitor.expectCount("dialog[open]", 1);
    for (const [key, position] of [["ArrowRight", "3 / 4"], ["End", "4 / 4"], ["ArrowRight", "1 / 4"], ["ArrowLeft", "4 / 4"], ["Home", "1 / 4"]] as const) {
      await visitor.press(key);
      await visitor.expectText("dialog [role=status]", position);
    }
    await visitor.click("dialog button", "Next");
    await visitor.expectText("dialog [role=status]", "2 / 4");
    // After a click on a button of the dialog, the dialog still gets the keys.
    await visitor.press("ArrowRight");
    await visitor.expectText("dialog [role=status]", "3 / 4");
    await visitor.waitFor("the picture in sight", async () => (await visitor.look("dialog img"))[0]?.inReach, true);
    await visitor.press("Escape");
    await visitor.expectCount("dialog[open]", 0);
    await visitor.expectFocus(second);
  });
}

test("a part's link goes to it, and copies its address where the browser allows it", async ({ open, visitor }) => {
  const site = await open("#/articles/silk");
  await visitor.expectHeading("From Qianshanyang");
  // The related links come with the part of the module that copies. WebKit allows copying only during a click, and not
  // later, when a click that came before the part is done again.
  await visitor.expectCount(".related", 1);
  await visitor.click("a.copy", "Copy link to this section: The treadle and the books");
  const address = `${site.origin}/#/articles/silk?part=the-treadle-and-the-books`;
  await visitor.waitFor("the address", () => visitor.address(), address);
  await visitor.expectFocus("h2");
  await visitor.expectText(".said", "Link copied");
  // Paste the address into the search field.
  await visitor.click(".masthead a", "Timeline");
  await visitor.expectHeading("Timeline");
  if ((await visitor.look("input[type=search]")).length === 0) await visitor.click("summary");
  await visitor.click("input[type=search]");
  await visitor.press("v", "Control");
  const pasted = () => visitor.evaluate(() => document.querySelector<HTMLInputElement>("input[type=search]")?.value);
  await visitor.waitFor("the copied address", pasted, address);
});

test("where a browser does not allow copying, the address is in the address bar and nothing breaks", async ({ open, visitor }) => {
  await open("#/articles/silk");
  await visitor.expectHeading("From Qianshanyang");
  await visitor.evaluate(() => void Object.defineProperty(Navigator.prototype, "clipboard", { get: () => undefined }));
  await visitor.click("a.copy", "Copy link to this section: What is left");
  await visitor.waitFor("the address", async () => (await visitor.address()).endsWith("part=what-is-left"), true);
  await visitor.expectFocus("h2");
  expect(await visitor.texts(".said")).not.toContain("Link copied");
});
