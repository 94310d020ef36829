// Timelines of any length, for tests and for measurements. Every run has the same activities.

import type { Page } from "@playwright/test";

const names = ["lamp", "mole", "harbour", "ferry", "net", "rope", "sail", "buoy"];

export interface Made {
  id: string;
  start: string;
  title: string;
  place: string;
  tags: string[];
}

/** This number of activities, an hour apart, from 5 January 1989 on. */
export function activities(count: number): Made[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `a${index}`,
    start: new Date(600_000_000_000 + index * 3_600_000).toISOString(),
    title: `Entry ${index} on the ${names[index % names.length]}`,
    place: `Station ${index % 7}`,
    tags: [`tag ${index % 5}`],
  }));
}

/** A feed of one article with these activities as its timeline. */
export function feed(list: object[], more: object = {}): string {
  return JSON.stringify({
    version: "https://jsonfeed.org/version/1.1",
    title: "Harbour log",
    language: "en",
    items: [{ id: "log", title: "The log", content_text: "As it was written.", _gazette: { timeline: { activities: list, ...more } } }],
  });
}

/** Answers requests for log.json. */
export async function serve(page: Page, body: string): Promise<void> {
  await page.route("**/log.json", (route) => route.fulfill({ contentType: "application/json", body }));
}

/** The settings of a site that shows log.json. */
export const settings = { dataset: "log.json" };
/** The activities on the page. */
export const rows = (page: Page) => page.locator(".chronicle .activity");
/** The text of the focused element. */
export const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent ?? "");
