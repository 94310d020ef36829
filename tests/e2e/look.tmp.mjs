import { chromium } from "@playwright/test";
import { serveSite, serveData } from "./server.ts";
const out = "/tmp/team/look/";
const wanted = process.argv.slice(2);
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"] });
const data = await serveData();
const long = "The harbour board of the united coastal municipalities has decided after long deliberation to relight the lamp of the old lighthouse on the northern mole";
const items = (n) => Array.from({ length: n }, (_, i) => ({ id: `a${i}`, title: i % 7 ? `Note ${i}` : `${long} ${i}`, content_text: "It sails again. ".repeat(20), tags: ["harbour"], ...(i % 3 ? { date_published: new Date(1.7e12 - i * 8.64e7).toISOString() } : {}), ...(i % 5 ? {} : { image: "missing.png" }) }));
const feed = (its) => JSON.stringify({ version: "https://jsonfeed.org/version/1.1", title: "Harbour Notes of the united coastal municipalities", language: "en", items: its });
const day = { id: "d", title: "A day", content_text: "x", _gazette: { time_zone: "Asia/Shanghai", timeline: { activities: [{ id: "w", start: "2022-11-22", title: "Activity day" }, { id: "m", start: "2022-11-22T09:00", title: "Arrival" }, { id: "e", start: "2022-11-22T18:30", title: "Departure" }] } } };
const sets = { bundled: undefined, chinese: "chinese-full.json", many: feed(items(2000)), one: feed([day]) };
for (const spec of wanted) {
  const [set, path, width, scheme] = spec.split("|");
  const page = await browser.newPage({ viewport: { width: +width, height: 900 }, colorScheme: scheme || "light", timezoneId: "America/Los_Angeles" });
  const own = sets[set];
  const site = await serveSite({ root: "/", settings: own ? (own.endsWith(".json") ? { dataset: `${data.origin}/${own}` } : { dataset: "own.json" }) : {}, data: data.origin });
  if (own && !own.endsWith(".json")) await page.route("**/own.json", (r) => r.fulfill({ contentType: "application/json", body: own }));
  await page.goto(`${site.origin}/${path}`);
  await page.waitForSelector("#content h1");
  await page.waitForTimeout(900);
  const side = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  const name = spec.replace(/[^a-z0-9]+/gi, "_");
  await page.screenshot({ path: `${out}${name}.png`, clip: { x: 0, y: 0, width: +width, height: Math.min(1500, await page.evaluate(() => document.documentElement.scrollHeight)) }, fullPage: true });
  console.log(name, side ? `SIDEWAYS ${side}` : "");
  await page.close(); await site.close();
}
await data.close(); await browser.close();
