// The built site on servers as operators have them, and on faulty hosts: each test ends with a page of the reader
// or with the right message.

import type { Page } from "@playwright/test";
import { readdir, readFile } from "node:fs/promises";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize } from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { answerOf, names, serveReally } from "./real-hosts.ts";
import { expect, heading, test } from "./site.ts";

const dist = join(import.meta.dirname, "..", "..", "dist");

/** The name of the first file in dist/ whose name has this ending. */
async function built(ending: string): Promise<string> {
  const name = (await readdir(dist)).find((name) => name.endsWith(ending));
  if (!name) throw new Error(`expected a file …${ending} in dist/`);
  return name;
}

/** The expected answers of each server with the files of docs/hosts: its encoding, and whether it sets caching. */
const expectations: Record<string, { encoding?: string; cached: boolean }> = {
  nginx: { encoding: "gzip", cached: true },
  apache2: { encoding: "br", cached: true },
  caddy: { encoding: "br", cached: true },
  python3: { cached: false },
};

for (const name of names) {
  test(`on ${name}, below a path: pages, deep links, types, compression, caching`, async ({ page }) => {
    const host = await serveReally(name);
    try {
      await page.goto(host.address);
      expect(await heading(page)).toBe("The Wujiang Reader");
      await page.goto(`${host.address}timeline/`);
      expect(await heading(page)).toBe("Timeline");
      await page.reload();
      expect(await heading(page)).toBe("Timeline");
      // An address that was shared before the site was printed.
      await page.goto(`${host.address}#/about/editor`);
      expect(await heading(page)).toBe("For the editor");
      await expect(page).toHaveURL(`${host.address}about/editor/`);
      const folder = await answerOf(`${host.address}articles/zhenze`, "identity");
      expect([301, 302, 307, 308]).toContain(folder.status);
      const { encoding, cached } = expectations[name] ?? { cached: false };
      const file = await built("_bg.wasm");
      const { headers: module, body } = await answerOf(host.address + file, "gzip, br");
      expect(module["content-type"]).toBe("application/wasm");
      expect(module["content-encoding"]).toBe(encoding);
      const sent = encoding === "br" ? brotliDecompressSync(body) : encoding === "gzip" ? gunzipSync(body) : body;
      expect(sent.equals(await readFile(join(dist, file)))).toBe(true);
      const { headers: script } = await answerOf(`${host.address}boot.js`, "gzip, br");
      expect(script["content-type"]).toMatch(/^(text|application)\/javascript/);
      if (cached) {
        expect(module["cache-control"]).toBe("max-age=31536000, immutable");
        for (const fresh of ["", "index.html", "boot.js", "embed.js", "data/edition.json"]) {
          expect((await answerOf(host.address + fresh, "gzip, br")).headers["cache-control"], fresh).toBe("no-cache");
        }
        // A missing file may exist soon, so its answer must not be cached.
        const missing = await answerOf(`${host.address}gazette-0000000000000000.js`, "identity");
        expect(missing.status).toBe(404);
        expect(missing.body.toString()).toContain("Page not found");
        expect(missing.headers["cache-control"] ?? "").not.toContain("immutable");
        expect(script["access-control-allow-origin"]).toBe("*");
      }
    } finally {
      await page.goto("about:blank");
      await host.close();
    }
  });
}

/** Files that operators put beside a dataset, and the types that browsers and programs need. */
const added: Record<string, RegExp> = {
  "paper.pdf": /^application\/pdf/,
  "table.csv": /^text\/csv/,
  "calendar.ics": /^text\/calendar/,
  "words.vtt": /^text\/vtt/,
  "film.mp4": /^video\/mp4/,
  "sound.mp3": /^audio\/mpeg/,
  "picture.gif": /^image\/gif/,
  "picture.avif": /^image\/avif/,
  "picture.webp": /^image\/webp/,
  "script.mjs": /javascript/,
  "letters.woff2": /^font\/woff2/,
};

for (const name of names.filter((name) => expectations[name]?.cached)) {
  test(`on ${name}: an operator's files have their types; data is compressed, and sent again only after a change; other sites can read errors`, async () => {
    const host = await serveReally(name, Object.keys(added));
    try {
      for (const [file, type] of Object.entries(added)) {
        const { headers } = await answerOf(`${host.address}data/${file}`, "gzip");
        expect(headers["content-type"], file).toMatch(type);
      }
      for (const file of ["data/edition.json", "data/table.csv", "data/calendar.ics", ""]) {
        const packed = await answerOf(host.address + file, "gzip");
        expect(packed.headers["content-encoding"], file).toBe("gzip");
        // A cache between server and browser has to keep both versions.
        expect(packed.headers["vary"], file).toMatch(/accept-encoding/i);
        const plain = await answerOf(host.address + file, "identity");
        expect(plain.headers["content-encoding"], file).toBeUndefined();
        expect(gunzipSync(packed.body).equals(plain.body), file).toBe(true);
        const again = await answerOf(host.address + file, "gzip", { "If-None-Match": String(packed.headers["etag"]) });
        expect(again.status, file).toBe(304);
      }
      expect((await answerOf(host.address + (await built("_bg.wasm")), "gzip")).headers["vary"]).toMatch(/accept-encoding/i);
      // Another site's page may read this status. Otherwise it would report a refusal and not a missing file.
      const missing = await answerOf(`${host.address}data/nothing.json`, "gzip");
      expect(missing.status).toBe(404);
      expect(missing.headers["access-control-allow-origin"]).toBe("*");
      const withoutSlash = await answerOf(host.address.replace(/\/$/, ""), "gzip");
      expect([301, 308]).toContain(withoutSlash.status);
      expect(new URL(String(withoutSlash.headers["location"]), host.address).href).toBe(host.address);
    } finally {
      await host.close();
    }
  });
}

type Fault = (path: string, response: ServerResponse, body: Buffer | undefined) => boolean | Promise<boolean>;

const types: Record<string, string> = { ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".css": "text/css", ".wasm": "application/wasm", ".json": "application/json", ".svg": "image/svg+xml" };

/** Serves the built site with a fault: for some files the fault sends the answer itself and returns `true`. */
async function serveFaulty(fault: Fault) {
  const server = createServer(async (request, response) => {
    const path = new URL(request.url ?? "/", "http://host").pathname.slice(1) || "index.html";
    // The page without a printed text: a printed page needs no message.
    const file = path === "index.html" ? "app.html" : path;
    const body = await readFile(join(dist, normalize(file))).catch(() => undefined);
    if (await fault(path, response, body)) return;
    response.writeHead(body ? 200 : 404, { "Content-Type": types[extname(path)] ?? "text/plain" });
    response.end(body ?? "not found");
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const { port } = server.address() as AddressInfo;
  return { origin: `http://127.0.0.1:${port}`, close: () => (server.closeAllConnections(), server.close()) };
}

const answer = (response: ServerResponse, type: string, body: Buffer | string | undefined) => {
  response.writeHead(200, { "Content-Type": type });
  response.end(body);
  return true;
};

test.describe("with a fault", () => {
  // Browsers report files that they could not load, and wasm-bindgen reports wrong types.
  test.use({ expected: /Failed to load|MIME type|wasm|WebAssembly|module script|Content Security Policy|violation/ });

  const welcome = "<!doctype html><title>Welcome</title>";
  const readable: [string, Fault][] = [
    ["the module as plain text", (path, response, body) => path.endsWith(".wasm") && answer(response, "text/plain", body)],
    ["the module as an unknown type", (path, response, body) => path.endsWith(".wasm") && answer(response, "application/octet-stream", body)],
    ["the page for every missing path", (_, response, body) => !body && answer(response, "text/html", welcome)],
    ["missing later styles", (path, response) => path.startsWith("later-") && (response.writeHead(404).end(), true)],
  ];
  for (const [name, fault] of readable) {
    test(`${name}: the page is shown all the same`, async ({ page }) => {
      const host = await serveFaulty(fault);
      await page.goto(`${host.origin}/#/articles/zhenze`);
      await expect(page.locator("article h1")).toBeVisible();
      await page.goto(`${host.origin}/#/timeline`);
      await expect(page.locator(".chronicle .activity").first()).toBeVisible();
      await page.goto("about:blank");
      host.close();
    });
  }

  const fatal: [string, Fault, RegExp][] = [
    ["a web page in place of the module", (path, response) => path.endsWith("_bg.wasm") && answer(response, "text/html", welcome), /sent something else.*expected WebAssembly, found text\/html: the host has to send the file itself/],
    ["a stale page, whose module is gone", (path, response) => /^gazette-/.test(path) && (response.writeHead(404).end(), true), /It may have just been updated.*status 404: upload all files of one build/],
    ["a module that is cut off", (path, response, body) => path.endsWith("_bg.wasm") && answer(response, "application/wasm", body?.subarray(0, 100_000)), /didn’t start/],
  ];
  for (const [name, fault, words] of fatal) {
    test(`${name}: visitor and operator get a message, after one more try`, async ({ page }) => {
      let pages = 0;
      const host = await serveFaulty((path, response, body) => {
        if (path === "index.html") pages += 1;
        return fault(path, response, body);
      });
      await page.goto(host.origin);
      await expect(page.getByRole("alert")).toContainText(words);
      await expect(page.getByText("read the dataset as it is")).toBeVisible();
      expect(pages).toBeLessThanOrEqual(2);
      await page.goto("about:blank");
      host.close();
    });
  }

  test("a policy without WebAssembly is reported", async ({ page }) => {
    const host = await serveFaulty((path, response, body) => {
      if (path !== "index.html") return false;
      response.setHeader("Content-Security-Policy", "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'");
      return answer(response, "text/html; charset=utf-8", body);
    });
    await page.goto(host.origin);
    await expect(page.getByRole("alert")).toContainText("blocks its own scripts");
    await expect(page.getByRole("alert")).toContainText("needs script-src 'self' 'wasm-unsafe-eval'");
    await page.goto("about:blank");
    host.close();
  });

  test("a browser without WebAssembly is reported", async ({ page }) => {
    await page.addInitScript(() => Reflect.deleteProperty(window, "WebAssembly"));
    const host = await serveFaulty(() => false);
    await page.goto(host.origin);
    await expect(page.getByRole("alert")).toContainText("it doesn’t have WebAssembly");
    await page.goto("about:blank");
    host.close();
  });

  test("a page that was cached too long is replaced by the new one", async ({ page }) => {
    let pages = 0;
    const host = await serveFaulty((path, response, body) => {
      if (path !== "index.html") return false;
      pages += 1;
      if (pages > 1) return false;
      return answer(response, "text/html; charset=utf-8", String(body).replaceAll(/gazette-[0-9a-f]{16}/g, "gazette-0000000000000000"));
    });
    await page.goto(host.origin);
    expect(await heading(page)).toBe("The Wujiang Reader");
    expect(pages).toBe(2);
    await page.goto("about:blank");
    host.close();
  });

  /** A host that gets a new build while a page is open: all files have new names, and the old names are gone. */
  async function serveRenewed(page: Page) {
    const [own, next] = [(await built("_bg.wasm")).replace("_bg.wasm", ""), "gazette-1111111111111111"];
    const state = { renewed: false, whole: true, loaded: 0 };
    page.on("load", () => (state.loaded += 1));
    const host = await serveFaulty(async (path, response, body) => {
      if (path === "index.html" && state.renewed) return answer(response, "text/html; charset=utf-8", String(body).replaceAll(own, next));
      if (path.endsWith("-part-pages.wasm") && !(state.renewed && state.whole && state.loaded > 1)) return response.writeHead(404).end(), true;
      if (path.startsWith(next)) return answer(response, types[extname(path)] ?? "", await readFile(join(dist, path.replace(next, own))));
      return false;
    });
    return { host, state };
  }

  test("a page that needs a part of an old build is reloaded once, and shows the new build", async ({ page }) => {
    const { host, state } = await serveRenewed(page);
    const tried = page.waitForResponse(/-part-pages\.wasm$/);
    await page.goto(host.origin);
    await tried;
    state.renewed = true;
    await page.locator(".masthead").getByRole("link", { name: "Timeline" }).click();
    await expect(page.locator(".chronicle .activity").first()).toBeVisible();
    expect(state.loaded).toBe(2);
    expect(new URL(page.url()).hash).toBe("#/timeline");
    await page.goto("about:blank");
    host.close();
  });

  for (const [name, renewed, loads] of [["is missing from the new build too", true, 2], ["is missing, without a new build", false, 1]] as const) {
    test(`a part that ${name}: the page says so, and is not reloaded for ever`, async ({ page }) => {
      const { host, state } = await serveRenewed(page);
      state.whole = false;
      const tried = page.waitForResponse(/-part-pages\.wasm$/);
      await page.goto(host.origin);
      await tried;
      state.renewed = renewed;
      await page.locator(".masthead").getByRole("link", { name: "Timeline" }).click();
      await expect.poll(() => state.loaded).toBe(loads);
      await expect(page.getByRole("alert")).toContainText("and try again");
      await page.getByRole("button", { name: "Try again" }).click();
      await expect(page.getByRole("alert")).toContainText("and try again");
      expect(state.loaded).toBe(loads);
      await page.goto("about:blank");
      host.close();
    });
  }

  test("scripts of the wrong type: the page keeps its text for browsers without scripts", async ({ page }) => {
    const host = await serveFaulty((path, response, body) => path.endsWith(".js") && answer(response, "text/plain", body));
    await page.goto(host.origin);
    await expect(page.getByText("This page needs JavaScript and WebAssembly")).toBeVisible();
    await expect(page.getByRole("link", { name: "read the dataset as it is" })).toBeVisible();
    await page.goto("about:blank");
    host.close();
  });

  test("a slow module: after eight seconds the page says so, and then the reader starts", async ({ page }) => {
    await page.clock.install();
    let release = () => {};
    const released = new Promise<void>((done) => (release = done));
    const host = await serveFaulty(async (path) => {
      if (path.endsWith("_bg.wasm")) await released;
      return false;
    });
    await page.goto(host.origin, { waitUntil: "commit" });
    await expect(page.getByText("read the dataset as it is")).toBeVisible();
    await page.clock.runFor(8_500);
    await expect(page.getByRole("alert")).toContainText("taking longer than usual");
    release();
    expect(await heading(page)).toBe("The Wujiang Reader");
    await page.goto("about:blank");
    host.close();
  });
});
