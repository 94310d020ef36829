// Search on a printed site, whose pages are there before the reader, and which has only the page that is shown in memory.

import { expect, test } from "@playwright/test";
import { adopted, usePrintedSite } from "./printing.ts";

const shared = usePrintedSite();

test("an address of a search shows its results", async ({ page }) => {
  await page.goto(`${shared.host.address}search/?q=peasant+life`);
  await expect(page.locator("[data-result]").first()).toHaveText(/^Reading a village/);
  await expect(page.getByRole("searchbox", { name: "Search" })).toHaveValue("peasant life");
});

test("from an article one comes to the search, to a result, and back", async ({ page }) => {
  await page.goto(`${shared.host.address}articles/silk/`);
  await adopted(page);
  await page.locator(".masthead__links").getByRole("link", { name: "Search" }).click();
  await page.getByRole("searchbox", { name: "Search" }).fill("grand canal");
  const first = page.locator("[data-result]").first();
  await expect(first).toHaveText(/canal/i);
  await first.click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/canal/i);
  await page.goBack();
  await expect(page.getByRole("searchbox", { name: "Search" })).toHaveValue("grand canal");
  await expect(first).toHaveText(/canal/i);
});

test("without scripts, the page has a field and says where else to look", async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${shared.host.address}search/`);
  await expect(page.getByRole("searchbox", { name: "Search" })).toBeVisible();
  await expect(page.getByRole("navigation", { name: "Topics" }).getByRole("link", { name: "silk" })).toBeVisible();
  await context.close();
});
