// The whole site in one file, opened from a disk.

import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { pathToFileURL } from "node:url";
import { expect, heading, test } from "./site.ts";

const project = join(import.meta.dirname, "..", "..");

test("one file is the whole site with pictures and later pages, and makes no request", async ({ page }) => {
  await promisify(execFile)("cargo", ["xtask", "single"], { cwd: project });
  const requests: string[] = [];
  page.on("request", (request) => requests.push(request.url()));
  const address = pathToFileURL(join(project, "dist", "gazette.html")).href;
  await page.goto(address);
  expect(await heading(page)).toBe("The Wujiang Reader");
  await expect(page.locator("img").first()).toHaveJSProperty("complete", true);
  await expect.poll(() => page.locator("img").first().evaluate((picture) => (picture as HTMLImageElement).naturalWidth)).toBeGreaterThan(0);
  await page.goto(`${address}#/timeline`);
  await expect(page.locator(".chronicle .activity").first()).toBeVisible();
  await page.locator(".activity__title a").first().click();
  await page.goBack();
  await page.reload();
  expect(await heading(page)).toBe("Timeline");
  expect(requests.filter((address) => !/^(file|blob|data):/.test(address))).toEqual([]);
});
