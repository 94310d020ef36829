// The browsers that Playwright brings, for machines without installed ones.

import type { BrowserType, Page } from "@playwright/test";
import { size, zone, type Browser, type Tab } from "./browser.ts";
import { isAway } from "../server.ts";

export async function launch(kind: BrowserType): Promise<Browser> {
  const browser = await kind.launch();
  return {
    name: `Playwright’s ${kind.name()} ${browser.version()}`,
    open: async (note) => {
      const context = await browser.newContext({ locale: "en-GB", timezoneId: zone, viewport: size });
      const page = await context.newPage();
      page.on("console", (message) => {
        if (["error", "warning"].includes(message.type())) note(`console: ${message.text()}`);
      });
      page.on("pageerror", (error) => note(`page: ${error.message}`));
      page.on("request", (request) => {
        if (isAway(request.url())) note(`request: ${request.url()}`);
      });
      return tab(page, () => context.close());
    },
    close: () => browser.close(),
  };
}

function tab(page: Page, close: () => Promise<void>): Tab {
  return {
    goto: async (address) => void (await page.goto(address)),
    address: () => page.evaluate(() => location.href),
    back: async () => void (await page.goBack()),
    reload: async () => void (await page.reload()),
    evaluate: async (expression, frame) => {
      const where = frame ? await (await page.$(frame))?.contentFrame() : page;
      if (!where) throw new Error(`expected a frame at ${frame}, found none`);
      return where.evaluate(expression);
    },
    click: (x, y) => page.mouse.click(x, y),
    press: (key, held) => page.keyboard.press(held ? `${held === "Control" ? "ControlOrMeta" : held}+${key}` : key),
    type: (text) => page.keyboard.type(text),
    close,
  };
}
