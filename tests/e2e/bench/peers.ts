// Pages with other timelines on them: libraries, as their documentation says to use them, served on loopback from their
// own packages; and a list written by hand that does as little as a windowed list can, for the distance to the limit.

import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { extname, join, normalize } from "node:path";
import type { Made } from "../timelines.ts";

export interface Peer {
  name: string;
  /** The package's script and styles, if it has any. */
  script?: string;
  styles?: string;
  /** What its own script reads. */
  data(list: Made[]): object;
  /** The page's own script: gets `data`, makes `timeline`, says `go(share)`. */
  make: string;
  /** What is there once its first screen stands. */
  shown: string;
}

export const peers: Peer[] = [
  {
    name: "vis-timeline",
    script: "vis-timeline/standalone/umd/vis-timeline-graph2d.min.js",
    styles: "vis-timeline/styles/vis-timeline-graph2d.min.css",
    data: (list) => list.map(({ id, start, title }) => ({ id, start, content: title })),
    make: `
      const first = Date.parse(data[0].start), last = Date.parse(data.at(-1).start);
      const timeline = new vis.Timeline(place, new vis.DataSet(data), { height: 600 });
      go = (share) => timeline.moveTo(first + (last - first) * share, { animation: false });`,
    shown: ".vis-item",
  },
  {
    name: "TimelineJS",
    script: "@knight-lab/timelinejs/dist/js/timeline.js",
    styles: "@knight-lab/timelinejs/dist/css/timeline.css",
    data: (list) => ({
      events: list.map(({ id, start, title }) => {
        const date = new Date(start);
        const [year, month, day, hour] = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate(), date.getUTCHours()];
        return { unique_id: id, start_date: { year, month, day, hour }, text: { headline: title } };
      }),
    }),
    make: `
      const timeline = new TL.Timeline(place, data, { script_path: location.origin + "/@knight-lab/timelinejs/dist/js/" });
      go = (share) => timeline.goTo(Math.round((data.events.length - 1) * share));`,
    shown: ".tl-timemarker",
  },
  {
    name: "by hand",
    data: (list) => list,
    // Rows of one height, of which those near the window are kept and filled anew.
    make: `
      const height = 100;
      const all = data.map((one) => ({ ...one, at: new Date(one.start) })).sort((one, other) => one.at - other.at);
      place.style.cssText = "position: relative; height: " + all.length * height + "px";
      const kept = [];
      const fill = (row, index) => {
        if (row.index === index) return;
        row.index = index;
        row.style.top = index * height + "px";
        const one = all[index];
        row.hidden = !one;
        if (!one) return;
        row.children[0].textContent = one.at.toISOString().slice(0, 16);
        row.children[1].firstChild.textContent = one.title;
        row.children[1].firstChild.href = "#" + one.id;
        row.children[2].textContent = one.place;
      };
      const show = () => {
        const first = Math.max(0, Math.floor((scrollY - innerHeight * 0.75) / height));
        const count = Math.ceil((innerHeight * 2.5) / height);
        while (kept.length < Math.min(count, all.length)) {
          const row = document.createElement("div");
          row.className = "row";
          row.style.position = "absolute";
          for (const tag of ["p", "h3", "p"]) row.append(document.createElement(tag));
          row.children[1].append(document.createElement("a"));
          place.append(row);
          kept.push(row);
        }
        for (let index = first; index < first + kept.length; index += 1) fill(kept[index % kept.length], index);
      };
      show();
      addEventListener("scroll", show);
      go = (share) => scrollTo(0, document.documentElement.scrollHeight * share);`,
    shown: ".row",
  },
];

const types: Record<string, string> = { ".js": "text/javascript", ".css": "text/css", ".json": "application/json", ".woff": "font/woff" };
const packages = join(import.meta.dirname, "node_modules");

const page = ({ script, styles, make, shown }: Peer) => `<!doctype html><meta charset="utf-8"><title>Bench</title>
${styles ? `<link rel="stylesheet" href="/${styles}">` : ""}<div id="place" style="height: 600px"></div>${script ? `<script src="/${script}"></script>` : ""}
<script type="module">
  const data = JSON.parse(await (await fetch("/data.json")).text());
  seen.arrived = performance.now();
  const place = document.getElementById("place");
  let go;
  ${make}
  window.go = (share) => go(share);
  const look = () => document.querySelector(${JSON.stringify(shown)}) ? requestAnimationFrame(() => (window.listed = performance.now())) : requestAnimationFrame(look);
  look();
</script>`;

/** Serves a peer's page with so many activities. */
export async function servePeer(peer: Peer, list: Made[]): Promise<{ origin: string; close(): void }> {
  const data = JSON.stringify(peer.data(list));
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent((request.url ?? "/").split("?")[0] ?? "/");
    const body =
      path === "/" ? page(peer) : path === "/data.json" ? data : await readFile(join(packages, normalize(path))).catch(() => undefined);
    const type = path === "/" ? "text/html" : (types[extname(path)] ?? "application/octet-stream");
    response.writeHead(body === undefined ? 404 : 200, { "Content-Type": type });
    response.end(body);
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const { port } = server.address() as AddressInfo;
  return { origin: `http://127.0.0.1:${port}`, close: () => server.close() };
}
