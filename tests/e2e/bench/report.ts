// Writes what was measured into docs/performance.md, between the marks that bear the table's name, so that
// the document and the command that it names cannot differ.

import { readFile, writeFile } from "node:fs/promises";
import { cpus } from "node:os";
import { join } from "node:path";

const file = join(import.meta.dirname, "..", "..", "..", "docs", "performance.md");

/** Puts a table in the place of the one before; the first row is its head. */
export async function report(name: string, rows: string[][], browser: string): Promise<void> {
  const [head = [], ...others] = rows;
  const rule = head.map((_, column) => (column === 0 ? "---" : "--:"));
  const table = [head, rule, ...others].map((row) => `| ${row.join(" | ")} |`).join("\n");
  const [processor] = cpus();
  const machine = `Chromium ${browser}, ${cpus().length} processors (${processor?.model.trim()}).`;
  const text = await readFile(file, "utf8");
  const [begin, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const [before, after] = [text.indexOf(begin), text.indexOf(end)];
  if (before < 0 || after < before) throw new Error(`expected ${begin} and ${end} in ${file}`);
  const written = `${text.slice(0, before)}${begin}\n\n${machine}\n\n${table}\n\n${text.slice(after)}`;
  await writeFile(file, written);
  console.log(`\n${table}`);
}
