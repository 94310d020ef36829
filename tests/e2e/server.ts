// Small servers on loopback. One serves the built site as a plain file server does, or, for real paths, as a
// host that answers every address with the page. Another serves good and faulty datasets from another origin. Every
// page has the strict policy of docs/deploying.md.

import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { readdir, readFile } from "node:fs/promises";
import { extname, join, normalize } from "node:path";
import type { AddressInfo } from "node:net";
import { attacks } from "./attacks.ts";
import { activities, feed } from "./timelines.ts";

const project = join(import.meta.dirname, "..", "..");
const dist = join(project, "dist");
const fixtures = join(project, "tests", "fixtures");
const watchFolder = join(import.meta.dirname, "browsers");

const types: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css",
  ".js": "text/javascript",
  ".json": "application/json",
  ".ics": "text/calendar",
  ".ndjson": "application/x-ndjson",
  ".wasm": "application/wasm",
  ".svg": "image/svg+xml",
};

const picture = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 9" width="1600" height="900"><rect width="16" height="9" fill="#888"/></svg>';

/** Whether a request leaves this machine. */
export function isAway(address: string): boolean {
  const { hostname, protocol } = new URL(address);
  return protocol.startsWith("http") && hostname !== "127.0.0.1";
}

export type Settings = Record<string, unknown>;

export interface Running {
  /** The address of the server's root, without a slash at the end. */
  origin: string;
  /** The number of requests for each path. */
  requests: Map<string, number>;
  close(): Promise<void>;
}

/** The number of requests for a part of the module. */
export function requestsFor(site: Running, part: string): number {
  const names = [...site.requests.keys()].filter((path) => path.endsWith(`-part-${part}.wasm`));
  return names.reduce((sum, name) => sum + (site.requests.get(name) ?? 0), 0);
}

export interface Site {
  /** The folder of the site, with a slash at both ends. */
  root: string;
  /** The content of the configuration block in the page. */
  settings: Settings;
  /** The content of the file of settings beside the page. */
  file?: string;
  /** A second origin that the policy allows the page to fetch from. */
  data?: string;
  /** Whether pages of other origins may use the site's files. */
  shared?: boolean;
  /** Whether pages of other origins may frame the site's page. */
  framed?: boolean;
  /** Collects the problems of the site's page, and of pages that load watch.js from the site. */
  watched?: string[];
}

/** The sites of players that a visitor may start: `FRAMES` of src/edition/player.rs. */
const frames = [
  "https://www.youtube-nocookie.com",
  "https://player.vimeo.com",
  "https://www.dailymotion.com",
  "https://w.soundcloud.com",
  "https://open.spotify.com",
  "https://player.bilibili.com",
  "https://www.openstreetmap.org",
];

/** The policy of docs/deploying.md. */
export function policy(data = ""): string {
  return [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    `connect-src 'self' ${data}`.trim(),
    "style-src 'self'",
    "font-src 'self'",
    `img-src 'self' data: ${data}`.trim(),
    `media-src 'self' ${data}`.trim(),
    `frame-src ${frames.join(" ")}`,
    "base-uri 'self'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join("; ");
}

/** The policy of a site that others may frame. It names the site too, because in a sandbox WebKit matches no 'self'. */
function framedPolicy(site: Site, request: IncomingMessage): string {
  const anywhere = policy(site.data).replace(/frame-ancestors [^;]*; /, "");
  return anywhere.replaceAll("'self'", `'self' http://${request.headers.host}`);
}

async function page(site: Site): Promise<string> {
  // The page without a printed text: these settings ask for other datasets than the one that was printed.
  const text = await readFile(join(dist, "app.html"), "utf8");
  const block = /(<script[^>]*id=["']?gazette["']?[^>]*>)[^]*?(<\/script>)/;
  if (!block.test(text)) throw new Error("expected the configuration block in dist/app.html");
  const configured = text.replace(block, (_, open, close) => open + JSON.stringify(site.settings) + close);
  // With real paths the page needs a <base> with its folder.
  const real = site.settings["location"] === "path";
  const first = [real ? `<base href="${site.root}">` : "", site.watched ? `<script src="${site.root}watch.js"></script>` : ""];
  return configured.replace("<meta charset=utf-8>", `<meta charset=utf-8>${first.join("")}`);
}

/** The body of a request, as text. */
async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const part of request.setEncoding("utf8")) text += part;
  return text;
}

export async function serveSite(site: Site): Promise<Running> {
  return listen(async (path, response, request) => {
    if (site.shared) {
      response.setHeader("Access-Control-Allow-Origin", "*");
      response.setHeader("Cross-Origin-Resource-Policy", "cross-origin");
    }
    if (!path.startsWith(site.root)) return notFound(response);
    const inside = path.slice(site.root.length);
    const real = site.settings["location"] === "path";
    if (inside === "" || inside === "index.html" || (real && extname(inside) === "")) {
      response.setHeader("Content-Security-Policy", site.framed ? framedPolicy(site, request) : policy(site.data));
      return send(response, ".html", await page(site));
    }
    if (inside === "gazette.json") return send(response, ".json", site.file ?? "{}");
    if (site.watched && inside === "watch.js") return send(response, ".js", await readFile(join(watchFolder, inside)));
    if (site.watched && inside === "problem") {
      // A page in a sandbox has no origin, so its reports need permission.
      response.setHeader("Access-Control-Allow-Origin", "*");
      site.watched.push(await bodyOf(request));
      return send(response, ".html", "");
    }
    const bytes = await readFile(join(dist, normalize(inside))).catch(() => undefined);
    if (!bytes) site.watched?.push(`not found: ${path}`);
    return bytes ? send(response, extname(inside), bytes) : notFound(response);
  });
}

/** The specimens that `cargo xtask specimens` wrote. */
export async function serveSpecimens(): Promise<Running> {
  const folder = join(project, "target", "specimens");
  return listen(async (path, response) => {
    // The page of all specimens frames the others.
    const framed = policy().replace("frame-ancestors 'none'", "frame-ancestors 'self'").replace(/frame-src [^;]*/, "frame-src 'self'");
    response.setHeader("Content-Security-Policy", framed);
    const file = await readFile(join(folder, normalize(path))).catch(() => undefined);
    return file ? send(response, extname(path), file) : notFound(response);
  });
}

/** The names of the specimens. */
export async function specimenNames(): Promise<string[]> {
  return JSON.parse(await readFile(join(project, "target", "specimens", "names.json"), "utf8"));
}

/** Serves datasets from another origin: fixtures and faults, each by its name. */
export async function serveData(): Promise<Running> {
  return listen(async (path, response, request, requests) => {
    const name = path.slice(1);
    if (name !== "no-cors.json") response.setHeader("Access-Control-Allow-Origin", "*");
    if (name.startsWith("img-slow/")) await new Promise((resolve) => setTimeout(resolve, 400));
    if (name.startsWith("img/") || name.startsWith("img-slow/")) return send(response, ".svg", picture);
    switch (name) {
      case "missing.json":
        return notFound(response);
      case "web-page.json":
        return send(response, ".json", "<!doctype html><title>Welcome</title><p>Please log in.</p>");
      case "not-json.json":
        return send(response, ".json", '{\n  "items": [,]\n}');
      case "not-feed.json":
        return send(response, ".json", '{"nothing":"that is known"}');
      case "empty-file.json":
        return send(response, ".json", "");
      case "no-cors.json":
        return send(response, ".json", await readFile(join(fixtures, "feeds", "chinese.json")));
      case "error.json":
        response.statusCode = 500;
        return send(response, ".json", "{}");
      case "bodies.json":
        return send(response, ".json", await bodies());
      case "login.json":
        return send(response, ".json", '<html><title>Sign in</title><form><input type="password"></form></html>');
      case "cut-off.json":
        return send(response, ".json", '{"version": "https://jsonfeed.org/version/1.1", "items": [{"id": "1"');
      case "refused.json":
        response.statusCode = 200;
        return send(response, ".json", '{"code":"rest_forbidden","message":"Sorry, you are not allowed.","data":{"status":401}}');
      case "forbidden.json":
        response.statusCode = 403;
        return send(response, ".json", "no");
      case "busy.json":
        response.statusCode = 429;
        response.setHeader("Retry-After", "1");
        response.setHeader("Access-Control-Expose-Headers", "Retry-After");
        return send(response, ".json", "{}");
      case "busy-for-long.json":
        response.statusCode = 503;
        response.setHeader("Retry-After", "3600");
        response.setHeader("Access-Control-Expose-Headers", "Retry-After");
        return send(response, ".json", "{}");
      case "broken-off.json":
        response.setHeader("Content-Length", "1000");
        response.setHeader("Content-Type", "application/json");
        response.write('{"version": "https://jsonfeed.org');
        setTimeout(() => response.destroy(), 50);
        return;
      case "wrong-type.json":
        return send(response, ".css", await readFile(join(fixtures, "feeds", "chinese.json")));
      case "conditional.json":
        response.setHeader("ETag", '"one"');
        if (request.headers["if-none-match"] === '"one"') {
          requests.set("/304", (requests.get("/304") ?? 0) + 1);
          response.statusCode = 304;
          response.end();
          return;
        }
        return send(response, ".json", await readFile(join(fixtures, "feeds", "chinese.json")));
      case "silent.json":
        // This path never answers; the connection ends with the page.
        request.socket.unref();
        return;
      default: {
        const long = /^timeline-(\d+)\.json$/.exec(name);
        if (long) return send(response, ".json", feed(activities(Number(long[1]))));
        const attack = /^attacks-(.*)$/.exec(name);
        if (attack?.[1]) return send(response, extname(name), await attacks(attack[1]));
        const read = (folder: string) => readFile(join(fixtures, folder, normalize(name))).catch(() => undefined);
        const bytes = (await read("feeds")) ?? (await read("datasets"));
        return bytes ? send(response, extname(name), bytes) : notFound(response);
      }
    }
  });
}

/** A feed with one article for each fixture of a body. */
async function bodies(): Promise<string> {
  const items = [];
  for (const [id, content_html] of await bodyFixtures()) items.push({ id, title: id, content_html });
  return JSON.stringify({ version: "https://jsonfeed.org/version/1.1", title: "Bodies", items });
}

/** The texts in HTML in tests/fixtures/bodies, by name. */
export async function bodyFixtures(): Promise<Map<string, string>> {
  const folder = join(fixtures, "bodies");
  const texts = new Map<string, string>();
  for (const file of (await readdir(folder)).sort()) {
    texts.set(file.replace(".html", ""), await readFile(join(folder, file), "utf8"));
  }
  return texts;
}

type Answer = (
  path: string,
  response: ServerResponse,
  request: IncomingMessage,
  requests: Map<string, number>,
) => Promise<void>;

async function listen(answer: Answer): Promise<Running> {
  const requests = new Map<string, number>();
  const server: Server = createServer((request, response) => {
    const path = new URL(request.url ?? "/", "http://localhost").pathname;
    requests.set(path, (requests.get(path) ?? 0) + 1);
    answer(decodeURIComponent(path), response, request, requests).catch((error: unknown) => {
      response.statusCode = 500;
      response.end(String(error));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

async function send(response: ServerResponse, kind: string, body: string | Buffer): Promise<void> {
  response.setHeader("Content-Type", types[kind] ?? "application/octet-stream");
  response.end(body);
}

async function notFound(response: ServerResponse): Promise<void> {
  response.statusCode = 404;
  response.end("404 not found");
}
