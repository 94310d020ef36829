// Printed pages keep the rules of HTML, checked by a validator that knows nothing of this project.

import { expect, test } from "@playwright/test";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { HtmlValidate, StaticConfigLoader } from "html-validate";
import { printSite } from "./printing.ts";

const fixtures = join(import.meta.dirname, "..", "fixtures", "feeds");
const validator = new HtmlValidate(new StaticConfigLoader({ root: true, extends: ["html-validate:standard"] }));

// Some editions have hundreds of pages, each of which is validated.
test.describe.configure({ timeout: 120_000 });

for (const name of ["the bundled edition", "full", "edges", "chinese", "arabic", "broken", "one", "empty"]) {
  test(`the pages of ${name} are valid`, async () => {
    const bundled = name === "the bundled edition";
    const site = await printSite(bundled ? undefined : join(fixtures, `${name}.json`), "--url", "https://news.example/paper/");
    const files = (await readdir(site.folder, { recursive: true })).filter((file) => /(^|\/)(index|404)\.html$/.test(file));
    expect(files.length).toBeGreaterThan(3);
    const mistakes = [];
    for (const file of files) {
      const report = await validator.validateString(await readFile(join(site.folder, file), "utf8"));
      for (const { messages } of report.results) {
        for (const { line, column, message } of messages) mistakes.push(`${file}:${line}:${column}: ${message}`);
      }
    }
    await site.remove();
    expect(mistakes).toEqual([]);
  });
}
