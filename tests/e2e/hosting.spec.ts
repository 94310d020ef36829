// The built site on servers as operators have them, and on hosts that do something wrong: each ends with a
// page to read or the right words.

import type { Page } from "@playwright/test";
import { readdir, readFile } from "node:fs/promises";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize } from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { answerOf, names, serveReally } from "./real-hosts.ts";
import { expect, heading, test } from "./site.ts";

const dist = join(import.meta.dirname, "..", "..", "dist");

/** A file of the built site by how its name ends. */
async function built(ending: string): Promise<string> {
  const name = (await readdir(dist)).find((name) => name.endsWith(ending));
  if (!name) throw new Error(`expected a file …${ending} in dist/`);
  return name;
}

/** What is known of each server with the files of docs/hosts. */
const known: Record<string, { encoding?: string; kept: boolean }> = {
  nginx: { encoding: "gzip", kept: true },
  apache2: { encoding: "br", kept: true },
  caddy: { encoding: "br", kept: true },
  python3: { kept: false },
};

for (const name of names) {
  test(`on ${name}, below a path: pages, deep links, types, compression, what is kept`, async ({ page }) => {
    const host = await serveReally(name);
    try {
      await page.goto(host.address);
      expect(await heading(page)).toBe("The Wujiang Reader");
      await page.goto(`${host.address}#/timeline`);
      expect(await heading(page)).toBe("Timeline");
      await page.reload();
      expect(await heading(page)).toBe("Timeline");
      const { encoding, kept } = known[name] ?? { kept: false };
      const file = await built("_bg.wasm");
      const { headers: module, body } = await answerOf(host.address + file, "gzip, br");
      expect(module["content-type"]).toBe("application/wasm");
      expect(module["content-encoding"]).toBe(encoding);
      const sent = encoding === "br" ? brotliDecompressSync(body) : encoding === "gzip" ? gunzipSync(body) : body;
      expect(sent.equals(await readFile(join(dist, file)))).toBe(true);
      const { headers: script } = await answerOf(`${host.address}boot.js`, "gzip, br");
      expect(script["content-type"]).toMatch(/^(text|application)\/javascript/);
      if (kept) {
        expect(module["cache-control"]).toBe("max-age=31536000, immutable");
        for (const fresh of ["", "index.html", "boot.js", "embed.js", "data/edition.json"]) {
          expect((await answerOf(host.address + fresh, "gzip, br")).headers["cache-control"], fresh).toBe("no-cache");
        }
        // What is not there yet may be there soon.
        const missing = await answerOf(`${host.address}gazette-0000000000000000.js`, "gzip, br");
        expect(missing.status).toBe(404);
        expect(missing.headers["cache-control"] ?? "").not.toContain("immutable");
        expect(script["access-control-allow-origin"]).toBe("*");
      }
    } finally {
      await page.goto("about:blank");
      await host.close();
    }
  });
}

/** Files that operators put beside a dataset, and what browsers and programs know them by. */
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

for (const name of names.filter((name) => known[name]?.kept)) {
  test(`on ${name}: what an operator adds has its type; data is compressed, and sent again only when it has changed; errors can be told`, async () => {
    const host = await serveReally(name, Object.keys(added));
    try {
      for (const [file, type] of Object.entries(added)) {
        const { headers } = await answerOf(`${host.address}data/${file}`, "gzip");
        expect(headers["content-type"], file).toMatch(type);
      }
      for (const file of ["data/edition.json", "data/table.csv", "data/calendar.ics", ""]) {
        const packed = await answerOf(host.address + file, "gzip");
        expect(packed.headers["content-encoding"], file).toBe("gzip");
        // A cache between keeps both.
        expect(packed.headers["vary"], file).toMatch(/accept-encoding/i);
        const plain = await answerOf(host.address + file, "identity");
        expect(plain.headers["content-encoding"], file).toBeUndefined();
        expect(gunzipSync(packed.body).equals(plain.body), file).toBe(true);
        const again = await answerOf(host.address + file, "gzip", { "If-None-Match": String(packed.headers["etag"]) });
        expect(again.status, file).toBe(304);
      }
      expect((await answerOf(host.address + (await built("_bg.wasm")), "gzip")).headers["vary"]).toMatch(/accept-encoding/i);
      // Another site's page may read that something is not there: it would call it a refusal otherwise.
      const missing = await answerOf(`${host.address}data/nothing.json`, "gzip");
      expect(missing.status).toBe(404);
      expect(missing.headers["access-control-allow-origin"]).toBe("*");
      const unfinished = await answerOf(host.address.replace(/\/$/, ""), "gzip");
      expect([301, 308]).toContain(unfinished.status);
      expect(new URL(String(unfinished.headers["location"]), host.address).href).toBe(host.address);
    } finally {
      await host.close();
    }
  });
}

type Fault = (path: string, response: ServerResponse, body: Buffer | undefined) => boolean | Promise<boolean>;

const types: Record<string, string> = { ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".css": "text/css", ".wasm": "application/wasm", ".json": "application/json", ".svg": "image/svg+xml" };

/** The built site on a host that does something else for some files, and says so by `true`. */
async function serveFaulty(fault: Fault) {
  const server = createServer(async (request, response) => {
    const path = new URL(request.url ?? "/", "http://host").pathname.slice(1) || "index.html";
    const body = await readFile(join(dist, normalize(path))).catch(() => undefined);
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
  // Browsers report what they could not load, and wasm-bindgen a type that it does not like.
  test.use({ expected: /Failed to load|MIME type|wasm|WebAssembly|module script|Content Security Policy|violation/ });

  const welcome = "<!doctype html><title>Welcome</title>";
  const readable: [string, Fault][] = [
    ["the module as plain text", (path, response, body) => path.endsWith(".wasm") && answer(response, "text/plain", body)],
    ["the module as an unknown type", (path, response, body) => path.endsWith(".wasm") && answer(response, "application/octet-stream", body)],
    ["the page for every path that is not there", (_, response, body) => !body && answer(response, "text/html", welcome)],
    ["later styles that are not there", (path, response) => path.startsWith("later-") && (response.writeHead(404).end(), true)],
  ];
  for (const [name, fault] of readable) {
    test(`${name}: the page is there all the same`, async ({ page }) => {
      const host = await serveFaulty(fault);
      await page.goto(`${host.origin}/#/articles/zhenze`);
      await expect(page.locator("article h1")).toBeVisible();
      await page.goto(`${host.origin}/#/timeline`);
      await expect(page.locator(".chronicle .activity").first()).toBeVisible();
      await page.goto("about:blank");
      host.close();
    });
  }

  const told: [string, Fault, RegExp][] = [
    ["a page in the place of the module", (path, response) => path.endsWith("_bg.wasm") && answer(response, "text/html", welcome), /sent something else.*expected WebAssembly, found text\/html: the host has to send the file itself/],
    ["a stale page, whose module is gone", (path, response) => /^gazette-/.test(path) && (response.writeHead(404).end(), true), /Perhaps this site has just been renewed.*status 404: upload all files of one build/],
    ["a module that is cut off", (path, response, body) => path.endsWith("_bg.wasm") && answer(response, "application/wasm", body?.subarray(0, 100_000)), /could not be started/],
  ];
  for (const [name, fault, words] of told) {
    test(`${name}: visitor and operator are told, after one more try`, async ({ page }) => {
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

  test("a policy without WebAssembly is told", async ({ page }) => {
    const host = await serveFaulty((path, response, body) => {
      if (path !== "index.html") return false;
      response.setHeader("Content-Security-Policy", "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'");
      return answer(response, "text/html; charset=utf-8", body);
    });
    await page.goto(host.origin);
    await expect(page.getByRole("alert")).toContainText("does not let its own reader run");
    await expect(page.getByRole("alert")).toContainText("needs script-src 'self' 'wasm-unsafe-eval'");
    await page.goto("about:blank");
    host.close();
  });

  test("a browser without WebAssembly is told", async ({ page }) => {
    await page.addInitScript(() => Reflect.deleteProperty(window, "WebAssembly"));
    const host = await serveFaulty(() => false);
    await page.goto(host.origin);
    await expect(page.getByRole("alert")).toContainText("it has no WebAssembly");
    await page.goto("about:blank");
    host.close();
  });

  test("a page that was kept too long finds the new one by itself", async ({ page }) => {
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

  /** A host that is renewed while a page is open: other names for everything, and what had the old ones is gone. */
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

  test("a page that is open while the site is renewed, and needs a part that is gone, finds the new one by itself", async ({ page }) => {
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

  for (const [name, renewed, loads] of [["is gone from the new one too", true, 2], ["is gone, and the site is the same", false, 1]] as const) {
    test(`a part that ${name}: the page says so, and is not loaded anew for ever`, async ({ page }) => {
      const { host, state } = await serveRenewed(page);
      state.whole = false;
      const tried = page.waitForResponse(/-part-pages\.wasm$/);
      await page.goto(host.origin);
      await tried;
      state.renewed = renewed;
      await page.locator(".masthead").getByRole("link", { name: "Timeline" }).click();
      await expect.poll(() => state.loaded).toBe(loads);
      await expect(page.getByRole("alert")).toContainText("or reload the page");
      await page.getByRole("button", { name: "Try again" }).click();
      await expect(page.getByRole("alert")).toContainText("or reload the page");
      expect(state.loaded).toBe(loads);
      await page.goto("about:blank");
      host.close();
    });
  }

  test("scripts of the wrong type: what the page says without them stays", async ({ page }) => {
    const host = await serveFaulty((path, response, body) => path.endsWith(".js") && answer(response, "text/plain", body));
    await page.goto(host.origin);
    await expect(page.getByText("This page needs JavaScript and WebAssembly")).toBeVisible();
    await expect(page.getByRole("link", { name: "read the dataset as it is" })).toBeVisible();
    await page.goto("about:blank");
    host.close();
  });

  test("a slow module: after eight seconds the page says so, and then it is there", async ({ page }) => {
    await page.clock.install();
    let go = () => {};
    const gone = new Promise<void>((done) => (go = done));
    const host = await serveFaulty(async (path) => {
      if (path.endsWith("_bg.wasm")) await gone;
      return false;
    });
    await page.goto(host.origin, { waitUntil: "commit" });
    await expect(page.getByText("read the dataset as it is")).toBeVisible();
    await page.clock.runFor(8_500);
    await expect(page.getByRole("alert")).toContainText("takes longer than usual");
    go();
    expect(await heading(page)).toBe("The Wujiang Reader");
    await page.goto("about:blank");
    host.close();
  });
});
