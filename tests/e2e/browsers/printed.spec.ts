// A printed page is taken over as it is, and the reader goes on from there.

import { printSite, servePrinted, type Host, type PrintedSite } from "../printing.ts";
import { expect, test } from "./visit.ts";

let site: PrintedSite;
let host: Host;

test.beforeAll(async () => {
  site = await printSite();
  host = await servePrinted(site, "/news/");
});

test.afterAll(async () => {
  await host.close();
  await site.remove();
});

test("a printed article", async ({ visitor }) => {
  await visitor.goto(`${host.address}articles/cocoon/`);
  const before = await visitor.evaluate(() => document.querySelectorAll("#app *").length);
  await visitor.expectCount("#app[data-adopted]", 1);
  expect(await visitor.evaluate(() => document.querySelectorAll("#app *").length)).toBe(before);
  await visitor.click("[data-open]");
  await visitor.expectText("dialog [role=status]", /^1 \/ \d+$/);
  await visitor.press("Escape");
  await visitor.expectCount("dialog", 0);
});

test("from printed page to page and back", async ({ visitor }) => {
  await visitor.goto(host.address);
  await visitor.expectCount("#app[data-adopted]", 1);
  await visitor.link("Archive");
  await visitor.expectHeading("Archive");
  expect(await visitor.address()).toBe(`${host.address}archive/`);
  // Firefox reports requests that a page leaves unfinished. The front page's part comes last here, after adoption.
  await visitor.expectCount("#app[data-adopted]", 1);
  const hasFront = () => performance.getEntriesByType("resource").some(({ name }) => name.endsWith("-part-front.wasm"));
  await visitor.waitFor("the part for the front page", () => visitor.evaluate(hasFront), true);
  await visitor.back();
  await visitor.expectHeading("The Wujiang Reader");
  await visitor.expectCount("#app[data-adopted]", 1);
  await visitor.link("Timeline");
  await visitor.expectHeading("Timeline");
  await visitor.expectCount("#app[data-mounted]", 1);
});
