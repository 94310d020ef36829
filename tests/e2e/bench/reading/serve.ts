// One server on loopback for all readers, so that none has other headers or another compression than the
// rest. It answers as a host of static files does: compressed with brotli, fresh for ten minutes.

import { createHash } from "node:crypto";
import { createServer } from "node:http";
import { readFile, stat } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { extname, join, normalize } from "node:path";
import { promisify } from "node:util";
import { brotliCompress } from "node:zlib";
import { built } from "./articles.ts";

const types: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css",
  ".js": "text/javascript",
  ".json": "application/json",
  ".md": "text/markdown; charset=utf-8",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".ics": "text/calendar",
  ".wasm": "application/wasm",
  ".woff2": "font/woff2",
};

interface File {
  body: Buffer;
  headers: Record<string, string>;
}

/** A file as it is sent: the compressed one beside it, or compressed here, as small as brotli can. */
async function load(path: string): Promise<File | undefined> {
  const plain = await readFile(path).catch(() => undefined);
  if (!plain) return undefined;
  const type = types[extname(path)] ?? "application/octet-stream";
  const headers: Record<string, string> = { "Content-Type": type, "Cache-Control": "public, max-age=600" };
  headers["Last-Modified"] = (await stat(path)).mtime.toUTCString();
  headers["ETag"] = `"${createHash("sha256").update(plain).digest("hex").slice(0, 16)}"`;
  if (type === "font/woff2") return { body: plain, headers };
  const beside = await readFile(`${path}.br`).catch(() => undefined);
  const body = beside ?? (await promisify(brotliCompress)(plain));
  return { body, headers: { ...headers, "Content-Encoding": "br", Vary: "Accept-Encoding" } };
}

/** Serves the folders of the readers, each below its name. */
export async function serveReaders(): Promise<{ origin: string; close(): void }> {
  const files = new Map<string, Promise<File | undefined>>();
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent((request.url ?? "/").split("?")[0] ?? "/");
    const name = join(built, normalize(path.endsWith("/") ? `${path}index.html` : path));
    // Compressed once, because the first visitor must not wait for what later ones do not.
    if (!files.has(name)) files.set(name, load(name));
    const file = await files.get(name);
    if (!file) {
      response.writeHead(404, { "Content-Type": "text/plain" }).end("404 not found");
    } else if (request.headers["if-none-match"] === file.headers["ETag"]) {
      response.writeHead(304, file.headers).end();
    } else {
      response.writeHead(200, { ...file.headers, "Content-Length": file.body.length }).end(request.method === "HEAD" ? undefined : file.body);
    }
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
