// Two small servers on loopback: one gives the built site as a plain file server would (or, for real
// paths, as a host that answers every address with the page), one gives datasets from another origin,
// good and faulty ones. Every page comes with the strict policy of docs/deploying.md.

import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { readdir, readFile } from "node:fs/promises";
import { extname, join, normalize } from "node:path";
import type { AddressInfo } from "node:net";
import { attacks } from "./attacks.ts";
import { activities, feed } from "./timelines.ts";

const project = join(import.meta.dirname, "..", "..");
const dist = join(project, "dist");
const fixtures = join(project, "tests", "fixtures");
const watching = join(import.meta.dirname, "browsers");

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
  /** How often each path was asked for. */
  asked: Map<string, number>;
  close(): Promise<void>;
}

export interface Site {
  /** The folder that the site lives in, from slash to slash. */
  root: string;
  /** The configuration block's content. */
  settings: Settings;
  /** An origin besides its own that the policy allows the page to fetch from. */
  data?: string;
  /** Whether pages of other origins may use its files. */
  shared?: boolean;
  /** Whether they may frame its page. */
  framed?: boolean;
  /** Where its page, and pages that take watch.js from it, tell what goes wrong. */
  watched?: string[];
}

/** Where players are, once a visitor asks for one: `FRAMES` of src/edition/player.rs. */
const frames = [
  "https://www.youtube-nocookie.com",
  "https://player.vimeo.com",
  "https://www.dailymotion.com",
  "https://w.soundcloud.com",
  "https://open.spotify.com",
  "https://player.bilibili.com",
  "https://www.openstreetmap.org",
];

/** The policy that docs/deploying.md gives to copy. */
export function policy(data = ""): string {
  return [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    `connect-src 'self' ${data}`.trim(),
    "style-src 'self'",
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

/** The policy of a site that others may frame, in a sandbox too, where WebKit does not know it by 'self'. */
function framing(site: Site, request: IncomingMessage): string {
  const anywhere = policy(site.data).replace(/frame-ancestors [^;]*; /, "");
  return anywhere.replaceAll("'self'", `'self' http://${request.headers.host}`);
}

async function page(site: Site): Promise<string> {
  const text = await readFile(join(dist, "index.html"), "utf8");
  const block = /(<script[^>]*id=["']?gazette["']?[^>]*>)[^]*?(<\/script>)/;
  if (!block.test(text)) throw new Error("expected the configuration block in dist/index.html");
  const configured = text.replace(block, (_, open, close) => open + JSON.stringify(site.settings) + close);
  // Real paths need to know the folder that they are below.
  const real = site.settings["location"] === "path";
  const first = [real ? `<base href="${site.root}">` : "", site.watched ? `<script src="${site.root}watch.js"></script>` : ""];
  return configured.replace("<meta charset=utf-8>", `<meta charset=utf-8>${first.join("")}`);
}

/** The text that a page sends. */
async function sent(request: IncomingMessage): Promise<string> {
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
      response.setHeader("Content-Security-Policy", site.framed ? framing(site, request) : policy(site.data));
      return send(response, ".html", await page(site));
    }
    if (site.watched && inside === "watch.js") return send(response, ".js", await readFile(join(watching, inside)));
    if (site.watched && inside === "problem") {
      // In a sandbox a page has no origin of its own.
      response.setHeader("Access-Control-Allow-Origin", "*");
      site.watched.push(await sent(request));
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
    // The page that shows them all frames the others.
    const framed = policy().replace("frame-ancestors 'none'", "frame-ancestors 'self'").replace(/frame-src [^;]*/, "frame-src 'self'");
    response.setHeader("Content-Security-Policy", framed);
    const file = await readFile(join(folder, normalize(path))).catch(() => undefined);
    return file ? send(response, extname(path), file) : notFound(response);
  });
}

/** What the specimens are called. */
export async function specimenNames(): Promise<string[]> {
  return JSON.parse(await readFile(join(project, "target", "specimens", "names.json"), "utf8"));
}

/** Datasets from another origin: fixtures by name, and faults by theirs. */
export async function serveData(): Promise<Running> {
  return listen(async (path, response, request, asked) => {
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
          asked.set("/304", (asked.get("/304") ?? 0) + 1);
          response.statusCode = 304;
          response.end();
          return;
        }
        return send(response, ".json", await readFile(join(fixtures, "feeds", "chinese.json")));
      case "silent.json":
        // Never answers; the connection ends with the page.
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

/** The texts of the bodies, as a feed. */
async function bodies(): Promise<string> {
  const items = [];
  for (const [id, content_html] of await bodyFixtures()) items.push({ id, title: id, content_html });
  return JSON.stringify({ version: "https://jsonfeed.org/version/1.1", title: "Bodies", items });
}

/** Each text in HTML under tests/fixtures/bodies, by name. */
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
  asked: Map<string, number>,
) => Promise<void>;

async function listen(answer: Answer): Promise<Running> {
  const asked = new Map<string, number>();
  const server: Server = createServer((request, response) => {
    const path = new URL(request.url ?? "/", "http://localhost").pathname;
    asked.set(path, (asked.get(path) ?? 0) + 1);
    answer(decodeURIComponent(path), response, request, asked).catch((error: unknown) => {
      response.statusCode = 500;
      response.end(String(error));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    asked,
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
