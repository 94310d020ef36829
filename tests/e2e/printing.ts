// Prints sites for tests with the operators' command, and serves them as static hosts do: a folder's index.html, a
// redirect for a folder without its slash, 404.html for the rest, and the strict policy.

import { execFile } from "node:child_process";
import { createServer } from "node:http";
import { mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { extname, join, normalize } from "node:path";
import type { AddressInfo } from "node:net";
import { promisify } from "node:util";
import { expect, test, type Page } from "@playwright/test";
import { isAway, policy } from "./server.ts";

export const project = join(import.meta.dirname, "..", "..");
const press = join(project, "target", "debug", "press");

const types: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css",
  ".js": "text/javascript",
  ".json": "application/json",
  ".wasm": "application/wasm",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".xml": "application/xml",
  ".ics": "text/calendar",
};

export interface PrintedSite {
  /** The folder that was printed into. */
  folder: string;
  remove(): Promise<void>;
}

/** Prints the built site with a dataset, or with the bundled edition, into a folder of its own. */
export async function printSite(dataset?: string, ...more: string[]): Promise<PrintedSite> {
  const parent = await mkdtemp(join(tmpdir(), "gazette-print-"));
  const folder = join(parent, "site");
  const chosen = dataset ? ["--dataset", dataset] : [];
  await promisify(execFile)(press, ["print", join(project, "dist"), "--out", folder, ...chosen, ...more]);
  return { folder, remove: () => rm(parent, { recursive: true }) };
}

export interface Host {
  /** The address of the site's front page, with a slash at the end. */
  address: string;
  /** The number of requests for each path below the root of the site. */
  requests: Map<string, number>;
  /** Changes an answer: gives bytes in place of a file, `undefined` to answer that it is missing, or "as it is". */
  answer: (path: string) => Promise<string | Buffer | undefined> | string | Buffer | undefined;
  /** The date of a file in place of its own. */
  date: (path: string) => Date | undefined;
  close(): Promise<void>;
}

/** Serves a printed site below a path, such as "/" or "/news/". */
export async function servePrinted(site: PrintedSite, root = "/"): Promise<Host> {
  const requests = new Map<string, number>();
  const host: Host = { address: "", requests, answer: () => "as it is", date: () => undefined, close: async () => {} };
  const server = createServer((request, response) => {
    void (async () => {
      const url = new URL(request.url ?? "/", "http://host");
      const path = decodeURIComponent(url.pathname);
      const inside = path.startsWith(root) ? normalize(path.slice(root.length)).replace(/^\.$/, "") : undefined;
      if (inside !== undefined) requests.set(inside, (requests.get(inside) ?? 0) + 1);
      let file = join(site.folder, inside ?? "404.html");
      const about = await stat(file).catch(() => undefined);
      if (about?.isDirectory() && !path.endsWith("/")) {
        response.writeHead(301, { Location: `${url.pathname}/${url.search}` }).end();
        return;
      }
      if (about?.isDirectory()) file = join(file, "index.html");
      const changed = await host.answer(inside ?? "");
      const found = changed === "as it is" ? await readFile(file).catch(() => undefined) : changed;
      const body = found ?? (await readFile(join(site.folder, "404.html")));
      response.setHeader("Content-Security-Policy", policy());
      response.setHeader("Content-Type", types[found === undefined ? ".html" : extname(file)] ?? "application/octet-stream");
      const date = host.date(inside ?? "") ?? (await stat(file).catch(() => undefined))?.mtime;
      if (date) response.setHeader("Last-Modified", date.toUTCString());
      response.statusCode = found === undefined || inside === undefined ? 404 : 200;
      response.end(request.method === "HEAD" ? undefined : body);
    })().catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  host.address = `http://127.0.0.1:${(server.address() as AddressInfo).port}${root}`;
  host.close = () =>
    new Promise((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    });
  return host;
}

/** Notes what must not happen on a page: errors, messages of errors but for missing files, requests beyond loopback. */
export function watchFaults(page: Page): string[] {
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error" && !/404/.test(message.text())) faults.push(message.text());
  });
  page.on("request", (request) => {
    if (isAway(request.url())) faults.push(request.url());
  });
  return faults;
}

/** The HTML of the reader, in one form: links whole, without comments, and without what changes while a page is open. */
export async function html(page: Page): Promise<string> {
  return page.evaluate(() => {
    const copy = document.getElementById("app")?.cloneNode(true) as HTMLElement;
    const comments = document.createNodeIterator(copy, NodeFilter.SHOW_COMMENT);
    for (let comment = comments.nextNode(); comment; comment = comments.nextNode()) comment.parentNode?.removeChild(comment);
    for (const element of copy.querySelectorAll("*")) {
      for (const name of ["href", "src"]) {
        const value = element.getAttribute(name);
        if (value !== null) element.setAttribute(name, new URL(value, location.href).href.replace(/\/index\.html$/, "/"));
      }
      if (element.closest("[data-contents]")) element.removeAttribute("aria-current");
      const sorted = [...element.attributes].sort((one, other) => (one.name < other.name ? -1 : 1));
      for (const { name } of sorted) element.removeAttribute(name);
      for (const { name, value } of sorted) element.setAttribute(name, value);
    }
    // Where the words of a dataset have to be read first, an element waits for the related links.
    for (const related of copy.querySelectorAll("main > div:not([class]) > .related")) related.parentElement?.replaceWith(related);
    copy.normalize();
    return copy.innerHTML.replaceAll("><", ">\n<");
  });
}

/** Waits until the reader has adopted the page. */
export async function adopted(page: Page): Promise<void> {
  await page.locator("#app[data-adopted]").waitFor({ timeout: 10_000 });
}

/** Marks every element of the page, so that elements that are made anew are known. */
export async function mark(page: Page): Promise<number> {
  return page.evaluate(() => {
    const all = document.querySelectorAll("#app *");
    for (const element of all) Object.assign(element, { isPrinted: true });
    return all.length;
  });
}

/** The number of marked elements. */
export async function marked(page: Page): Promise<number> {
  return page.evaluate(() => [...document.querySelectorAll("#app *")].filter((element) => "isPrinted" in element).length);
}

/** What the tests of a file share. */
export interface Shared {
  /** The bundled edition, printed once for the file. */
  site: PrintedSite;
  /** Serves it below a path, anew for each test. */
  host: Host;
  /** What must not have happened by the end of a test. */
  faults: string[];
}

/** Prints the bundled edition for the tests of a file, and serves it for each of them below `/news/`. */
export function usePrintedSite(): Shared {
  const shared = {} as Shared;
  test.beforeAll(async () => {
    shared.site = await printSite();
  });
  test.afterAll(() => shared.site.remove());
  test.beforeEach(async ({ page }) => {
    shared.host = await servePrinted(shared.site, "/news/");
    shared.faults = watchFaults(page);
  });
  test.afterEach(async () => {
    await shared.host.close();
    expect(shared.faults).toEqual([]);
  });
  return shared;
}
