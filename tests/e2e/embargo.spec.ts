// Drafts, and articles whose time has not come.

import { expect, test } from "./site.ts";
import { serve, settings } from "./timelines.ts";

/** A feed with an article that is shown, a draft, and one that will be published at a time. */
const feed = (at: Date) =>
  JSON.stringify({
    version: "https://jsonfeed.org/version/1.1",
    title: "Harbour",
    language: "en",
    items: [
      { id: "open", title: "Open to all", content_text: "Here.", date_published: "2024-05-01T09:00:00Z" },
      { id: "draft", title: "Only a draft", content_text: "Not yet.", draft: true },
      { id: "later", title: "Later today", content_text: "Soon.", date_published: at.toISOString() },
    ],
  });

test("an article is offered when its time comes, while the page is open", async ({ open, page }) => {
  await serve(page, feed(new Date(Date.now() + 6_000)));
  await open({ settings, at: "#/" });
  await expect(page.getByRole("link", { name: "Open to all" }).first()).toBeVisible();
  await expect(page.getByText("Later today")).toHaveCount(0);
  await expect(page.getByText("Only a draft")).toHaveCount(0);
  // As for any news, the visitor decides when the page changes.
  await expect(page.getByText("1 new article")).toBeVisible({ timeout: 20_000 });
  await page.getByRole("button", { name: "Show" }).click();
  await expect(page.getByRole("link", { name: "Later today" }).first()).toBeVisible();
  await expect(page.getByText("Only a draft")).toHaveCount(0);
});

test("the preview shows drafts and later articles, and the editor's page names them", async ({ open, page }) => {
  await serve(page, feed(new Date(Date.now() + 86_400_000)));
  await open({ settings, at: "?preview#/" });
  await expect(page.getByRole("link", { name: "Only a draft" }).first()).toBeVisible();
  await expect(page.getByRole("link", { name: "Later today" }).first()).toBeVisible();
  await open({ settings, at: "#/about/editor" });
  await expect(page.getByText("expected an article for everyone, found `draft`")).toBeVisible();
  await expect(page.getByText("expected an article of today or before")).toBeVisible();
});
