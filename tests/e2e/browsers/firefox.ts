// An installed Firefox, driven over WebDriver BiDi by Puppeteer.

import puppeteer, { type KeyInput, type Page } from "puppeteer-core";
import { size, zone, type Browser, type Tab } from "./browser.ts";
import { isAway } from "../server.ts";

export async function launch(program: string): Promise<Browser> {
  const browser = await puppeteer.launch({
    browser: "firefox",
    executablePath: program,
    headless: true,
    env: { ...process.env, TZ: zone },
    extraPrefsFirefox: { "intl.accept_languages": "en-GB" },
  });
  return {
    name: await browser.version(),
    open: async (note) => {
      const context = await browser.createBrowserContext();
      const page = await context.newPage();
      await page.setViewport(size);
      page.on("console", (message) => {
        if (["error", "warn"].includes(message.type())) note(`console: ${message.text()}`);
      });
      // Firefox reports violations of the policy as page errors too.
      page.on("pageerror", (error) => note(`page: ${error instanceof Error ? error.message : String(error)}`));
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
    press: async (key, held) => {
      if (held) await page.keyboard.down(held);
      await page.keyboard.press(key as KeyInput);
      if (held) await page.keyboard.up(held);
    },
    type: (text) => page.keyboard.type(text),
    close,
  };
}
