// The search page of our site, as a visitor uses it. The last two functions run in the page.

import type { Page } from "@playwright/test";
import { serveSite, type Running } from "../../server.ts";
import type { Answer } from "./engines.ts";

/** A site that shows an edition. */
export async function serveEdition(page: Page, dataset: string): Promise<Running> {
  await page.route("**/searched.json", (route) => route.fulfill({ contentType: "application/feed+json", body: dataset }));
  return serveSite({ root: "/", settings: { dataset: "./searched.json" }, shared: true });
}

/** Whether the whole edition is searched: until then, the number of results says how much is. */
export function isComplete(): boolean {
  return !/%|^$/.test(document.querySelector(".search__count")?.textContent ?? "");
}

/** Types a query. Its time ends with the frame that has the results. */
export async function type(query: string): Promise<Answer> {
  const field = document.querySelector<HTMLInputElement>("[data-search]");
  if (!field) throw new Error("expected a field");
  field.value = query;
  const begin = performance.now();
  field.dispatchEvent(new Event("input", { bubbles: true }));
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  const took = performance.now() - begin;
  const id = (link: Element) => {
    const route = new URL((link as HTMLAnchorElement).hash.slice(1), "http://site");
    const at = route.searchParams.get("at");
    return decodeURIComponent(route.pathname.split("/")[2] ?? "") + (at ? `#${at}` : "");
  };
  return { found: [...document.querySelectorAll("[data-result]")].slice(0, 10).map(id), took };
}
