// The same page in three forms is the same, node by node: printed, mounted from the dataset, and shown from a prepared
// edition.

import { expect, test } from "@playwright/test";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { adopted, html, usePrintedSite } from "./printing.ts";

const shared = usePrintedSite();

test("printed and mounted pages are the same, node by node", async ({ page, browser }) => {
  test.setTimeout(120_000);
  const addresses = [...(await readFile(join(shared.site.folder, "print.json"), "utf8")).matchAll(/^"([^"]*index\.html)":/gm)].map(([, path]) => String(path).replace(/index\.html$/, ""));
  expect(addresses.length).toBeGreaterThan(40);
  const plain = await browser.newContext({ javaScriptEnabled: false });
  await page.goto(shared.host.address);
  await adopted(page);
  const archive = page.getByRole("contentinfo").getByRole("link", { name: "Archive" });
  await archive.hover();
  await archive.click();
  await expect(page).toHaveURL(`${shared.host.address}archive/`);
  const printed = await plain.newPage();
  for (const path of addresses.filter((path) => path !== "timeline/")) {
    await printed.goto(shared.host.address + encodeURI(path));
    await page.evaluate((path) => {
      history.pushState(null, "", path);
      dispatchEvent(new PopStateEvent("popstate"));
    }, shared.host.address + encodeURI(path));
    // The page before, and its footer, stand until the reader has seen that the address is another.
    await expect(page.locator("main h1")).toHaveText((await printed.locator("main h1").textContent()) ?? "");
    await page.locator("footer:not(.hidden)").waitFor();
    const [expected, found] = [await html(printed), await html(page)];
    expect(found.split("\n"), path).toEqual(expected.split("\n"));
  }
  await plain.close();
});

/** The address behind `#` of a page, from the folder of its printed page. */
function hashOf(name: string): string {
  const [, list, number] = /^(.*?)(?:\/page\/(\d+))?$/.exec(name) ?? [];
  const original = (part: string): string => decodeURIComponent(part.replaceAll("%", "%25").replaceAll("~", "%"));
  const path = (list ?? "").split("/").map((part) => encodeURIComponent(original(part)));
  return `#/${path.join("/")}${number ? `?page=${number}` : ""}`;
}

test("pages of a prepared edition and of the dataset are the same, node by node", async ({ page, context }) => {
  // The footer comes with the lazy part, half a second after each of more than a hundred visits.
  test.setTimeout(300_000);
  const table = JSON.parse(await readFile(join(shared.site.folder, "prepared/edition.json"), "utf8"));
  const names: string[] = [];
  for (let piece = 0; piece < table.pieces; piece += 1) {
    names.push(...Object.keys(JSON.parse(await readFile(join(shared.site.folder, `prepared/tables/${table.pieces}/${piece}.json`), "utf8"))));
  }
  expect(names.length).toBeGreaterThan(40);
  const datasets: string[] = [];
  page.on("request", (request) => {
    if (request.method() === "GET" && request.url().endsWith("data/edition.json")) datasets.push(request.url());
  });
  const whole = await context.newPage();
  await whole.route("**/prepared/**", (route) => route.abort());
  // The pieces of the search index are no pages.
  for (const name of names.filter((name) => !name.startsWith("search/"))) {
    const hash = hashOf(name);
    for (const shown of [page, whole]) {
      await shown.goto(`${shared.host.address}app.html${hash}`);
      await shown.reload();
      await shown.locator("footer:not(.hidden)").waitFor();
    }
    expect((await html(page)).split("\n"), name).toEqual((await html(whole)).split("\n"));
  }
  expect(datasets).toEqual([]);
});
