// WebKitGTK's small browser on a virtual screen, driven over WebDriver. WebDriver gives no access to a page's messages;
// watch.js reports them.

import { spawn, type ChildProcess, type SpawnOptions } from "node:child_process";
import { once } from "node:events";
import { createServer, type AddressInfo } from "node:net";
import type { Readable } from "node:stream";
import { Builder, Capabilities, Key, type WebDriver } from "selenium-webdriver";
import { size, zone, type Browser, type Tab } from "./browser.ts";

export async function launch(program: string): Promise<Browser> {
  const { screen, display } = await makeScreen();
  const port = await freePort();
  const webDriver = start(program, [`--port=${port}`], {
    // GDK must use the virtual screen and no other.
    env: { ...process.env, DISPLAY: display, GDK_BACKEND: "x11", LANG: "en_GB.UTF-8", TZ: zone },
  });
  const address = `http://127.0.0.1:${port}`;
  await answer(`${address}/status`);
  const driver = await new Builder()
    .usingServer(address)
    .withCapabilities(new Capabilities({ browserName: "MiniBrowser" }))
    .disableEnvironmentOverrides()
    .build();
  await fit(driver);
  return {
    name: `WebKitGTK ${(await driver.getCapabilities()).get("browserVersion")}`,
    open: async () => tab(driver),
    close: async () => {
      await driver.quit();
      webDriver.kill();
      screen.kill();
    },
  };
}

/** Starts a program that ends when this program ends. */
function start(program: string, given: string[], options: SpawnOptions): ChildProcess {
  const started = spawn(program, given, { stdio: "ignore", ...options });
  process.on("exit", () => started.kill());
  return started;
}

/** Starts a virtual screen, which chooses a free number itself. */
async function makeScreen(): Promise<{ screen: ChildProcess; display: string }> {
  const given = ["-displayfd", "3", "-screen", "0", "1600x1200x24", "-nolisten", "tcp"];
  const screen = start("Xvfb", given, { stdio: ["ignore", "ignore", "ignore", "pipe"] });
  const [number] = await once(screen.stdio[3] as Readable, "data");
  return { screen, display: `:${String(number).trim()}` };
}

/** A free port. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

/** Waits until a server answers. The test run's own time limit ends a wait without an answer. */
async function answer(address: string): Promise<void> {
  while (!(await fetch(address).catch(() => undefined))?.ok) await new Promise((done) => setTimeout(done, 50));
}

/** Enlarges the window until the page inside has the size of the tests. */
async function fit(driver: WebDriver): Promise<void> {
  const set = (width: number, height: number) => driver.manage().window().setRect({ width, height });
  await set(size.width, size.height);
  const [width, height] = await driver.executeScript<[number, number]>(() => [innerWidth, innerHeight]);
  await set(2 * size.width - width, 2 * size.height - height);
}

/** The only window, shared by all tests. Storage does not leak, because each test's server has its own origin. */
function tab(driver: WebDriver): Tab {
  return {
    goto: (address) => driver.get(address),
    address: () => driver.getCurrentUrl(),
    back: () => driver.navigate().back(),
    reload: () => driver.navigate().refresh(),
    evaluate: async (expression, frame) => {
      if (!frame) return driver.executeScript(`return ${expression}`);
      await driver.switchTo().frame(await driver.findElement({ css: frame }));
      try {
        return await driver.executeScript(`return ${expression}`);
      } finally {
        await driver.switchTo().defaultContent();
      }
    },
    click: (x, y) => driver.actions().move({ x, y, duration: 0 }).click().perform(),
    press: (key, held) => {
      const keys = driver.actions();
      if (held) keys.keyDown(code(held));
      keys.sendKeys(code(key));
      if (held) keys.keyUp(code(held));
      return keys.perform();
    },
    type: (text) => driver.actions().sendKeys(text).perform(),
    close: () => driver.get("about:blank"),
  };
}

/** WebDriver's code for a key. */
const code = (key: string) => codes[key] ?? key;

/** WebDriver's codes for keys that are not letters. */
const codes: Record<string, string> = {
  ArrowDown: Key.ARROW_DOWN,
  ArrowLeft: Key.ARROW_LEFT,
  ArrowRight: Key.ARROW_RIGHT,
  ArrowUp: Key.ARROW_UP,
  Control: Key.CONTROL,
  End: Key.END,
  Enter: Key.ENTER,
  Escape: Key.ESCAPE,
  Home: Key.HOME,
  Tab: Key.TAB,
};
