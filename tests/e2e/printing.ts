// Prints sites for tests with the operators' command, and serves them as static hosts do: a folder's index.html, a
// redirect for a folder without its slash, 404.html for the rest, and the strict policy.

import { execFile } from "node:child_process";
import { createServer } from "node:http";
import { mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { extname, join, normalize } from "node:path";
import type { AddressInfo } from "node:net";
import { promisify } from "node:util";
import { policy } from "./server.ts";

const project = join(import.meta.dirname, "..", "..");
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
