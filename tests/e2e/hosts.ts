// Other people's pages with our views on them. Each page has its own origin, and the site (script, module, styles,
// data) has another.

import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** Styles of a hostile page, for every element. */
export const hostile = `
  html { font-size: 62.5%; direction: rtl; }
  * { all: unset; }
  body { letter-spacing: 0.4em; text-transform: uppercase; font: 30px/3 fantasy; color: lime; text-align: center; }
  h1, h2, p, a, button { color: magenta !important; font-size: 5px !important; }`;

export interface Page {
  /** The content of the body. */
  body: string;
  /** The content security policy, if there is one. */
  policy?: string;
  /** Further headers. */
  headers?: Record<string, string>;
  /** More content of the head. */
  head?: string;
}

export interface Host {
  origin: string;
  close(): Promise<void>;
}

/** Serves pages by their paths; other paths answer with a small page, as a router's would. */
export async function serveHost(pages: Record<string, Page>): Promise<Host> {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? "/", "http://host").pathname;
    const page = pages[path] ?? { body: `<h1>${path}</h1>` };
    response.setHeader("Content-Type", "text/html; charset=utf-8");
    if (page.policy) response.setHeader("Content-Security-Policy", page.policy);
    for (const [name, value] of Object.entries(page.headers ?? {})) response.setHeader(name, value);
    response.end(`<!doctype html><html lang="en"><head><title>Portal</title><link rel="icon" href="data:,">${page.head ?? ""}</head><body>${page.body}</body></html>`);
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    close: () => new Promise((done) => (server.closeAllConnections(), server.close(() => done()))),
  };
}
