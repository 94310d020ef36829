import { test } from "./site.ts";
import { activities, feed, serve, settings } from "./timelines.ts";
import { conference, stops } from "./views.ts";
const shots = process.env["SHOTS"] ?? "/tmp/shots";
test.use({ expected: /./ });
const cases: [string, object, string, string][] = [
  ["story", {}, "#/timeline?view=story&at=silk/qianshanyang", ""],
  ["story-title", {}, "#/timeline?article=suzhou-gardens&view=story", ""],
  ["map", {}, "#/timeline?article=suzhou-gardens&view=map", ""],
  ["map-walk", settings, "#/timeline?view=map", feed(stops, { time_zone: "Asia/Shanghai" })],
  ["plan", settings, "#/timeline?view=plan", feed(conference, { time_zone: "Europe/Lisbon" })],
  ["list", settings, "#/timeline", feed(conference, { time_zone: "Europe/Lisbon" })],
  ["story-big", settings, "#/timeline?view=story&at=log/a500", feed(activities(10000))],
];
const only = process.env["ONLY"];
for (const [name, s, at, body] of cases) {
  if (only && !only.split(",").includes(name)) continue;
  for (const [width, theme] of [[320, "light"], [768, "dark"], [1440, "light"]] as const)
    test(`${name} ${width}`, async ({ open, page }) => {
      if (body) await serve(page, body);
      await page.emulateMedia({ colorScheme: theme });
      await page.setViewportSize({ width, height: width === 320 ? 640 : 900 });
      await open({ settings: s, at });
      await page.waitForTimeout(1500);
      await page.screenshot({ path: `${shots}/${name}-${width}.png`, fullPage: !name.startsWith("list") && !name.startsWith("story") });
    });
}
