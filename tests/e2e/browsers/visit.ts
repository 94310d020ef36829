// The test function of all specs here. It gives each test a browser and a visitor, and checks at the end that there was
// no problem that the test did not expect.

import { test as base, expect, firefox, webkit } from "@playwright/test";
import { serveData, serveSite, type Running, type Site } from "../server.ts";
import type { Browser } from "./browser.ts";
import * as installedFirefox from "./firefox.ts";
import * as bundled from "./playwrights.ts";
import { Visitor } from "./visitor.ts";
import * as webkitgtk from "./webkitgtk.ts";

export interface Options {
  engine: "firefox" | "webkit";
}

interface Fixtures {
  /** Problems that this test expects. */
  expected: RegExp;
  /** Problems that the page, its server and the browser reported. */
  problems: string[];
  /** The server with datasets of another origin. */
  data: Running;
  /** The visitor who uses the browser. */
  visitor: Visitor;
  /** Starts a site without opening it, so that pages of others can use it too. */
  serve: (more?: Partial<Site>) => Promise<Running>;
  /** Starts a site and opens it. */
  open: (at?: string, settings?: Site["settings"]) => Promise<Running>;
}

export const test = base.extend<Fixtures, Options & { engineBrowser: Browser }>({
  engine: ["firefox", { option: true, scope: "worker" }],

  engineBrowser: [
    async ({ engine }, use) => {
      const browser = await launch(engine);
      console.log(browser.name);
      await use(browser);
      await browser.close();
    },
    // The first start of a browser may be slow.
    { scope: "worker", timeout: 120_000 },
  ],

  expected: [/^$/, { option: true }],

  problems: async ({ expected }, use) => {
    const problems: string[] = [];
    await use(problems);
    expect(problems.filter((problem) => !expected.test(problem))).toEqual([]);
  },

  data: async ({}, use) => {
    const data = await serveData();
    await use(data);
    await data.close();
  },

  serve: async ({ data, problems }, use) => {
    const running: Running[] = [];
    await use(async (more = {}) => {
      const site = await serveSite({ root: "/", settings: {}, data: data.origin, watched: problems, ...more });
      running.push(site);
      return site;
    });
    for (const site of running) await site.close();
  },

  visitor: async ({ engineBrowser, problems, serve: _before }, use) => {
    const tab = await engineBrowser.open((problem) => problems.push(problem));
    await use(new Visitor(tab));
    await tab.close();
  },

  open: async ({ serve, visitor }, use) => {
    await use(async (at = "", settings = {}) => {
      const site = await serve({ settings });
      await visitor.goto(`${site.origin}/${at}`);
      return site;
    });
  },
});

/** The browser that an environment variable names, or Playwright's. */
function launch(engine: Options["engine"]): Promise<Browser> {
  const { FIREFOX, WEBKIT_DRIVER } = process.env;
  if (engine === "firefox") return FIREFOX ? installedFirefox.launch(FIREFOX) : bundled.launch(firefox);
  return WEBKIT_DRIVER ? webkitgtk.launch(WEBKIT_DRIVER) : bundled.launch(webkit);
}

export { expect };
