// Tables of visits: medians, with the least and the greatest.

import { subjects } from "./subjects.ts";
import { kinds, type Bytes } from "./traffic.ts";
import type { Visit } from "./visit.ts";

export function median(numbers: number[]): number {
  const sorted = numbers.toSorted((one, other) => one - other);
  const middle = sorted.length / 2;
  return ((sorted[Math.floor(middle)] ?? NaN) + (sorted[Math.ceil(middle) - 1] ?? NaN)) / 2;
}

function spread(numbers: number[]): string {
  const [middle, least, most] = [median(numbers), Math.min(...numbers), Math.max(...numbers)].map((number) => number.toFixed(0));
  return `${middle} (${least}–${most})`;
}

/** Times of each subject's visits at one profile. */
export function timesTable(visits: Visit[][]): string[][] {
  const head = ["page", "readable, ms", "times plain HTML", "again, ms", "first paint, ms", "largest paint, ms"];
  const rows = [[...head, "reader ready, ms", "blocked, ms", "layout shift", "second article, ms", "memory, MB"]];
  const plain = median((visits[0] ?? []).map(({ readable }) => readable));
  for (const [place, { name, adopted }] of subjects.entries()) {
    const of = (figure: (visit: Visit) => number) => (visits[place] ?? []).map(figure);
    const readable = of((visit) => visit.readable);
    rows.push([
      name,
      spread(readable),
      (median(readable) / plain).toFixed(2),
      spread(of(({ again }) => again)),
      median(of(({ firstPaint }) => firstPaint)).toFixed(0),
      median(of(({ largestPaint }) => largestPaint)).toFixed(0),
      adopted ? spread(of((visit) => visit.adopted ?? NaN)) : "",
      spread(of(({ blocked }) => blocked)),
      median(of(({ shift }) => shift)).toFixed(3),
      spread(of(({ next }) => next)),
      (median(of(({ memory }) => memory)) / 1e6).toFixed(1),
    ]);
  }
  return rows;
}

const kilobytes = (bytes: number) => (bytes === 0 ? "" : (bytes / 1000).toFixed(1));
const sum = (bytes: Bytes) => Object.values(bytes).reduce((total, each) => total + each, 0);

/** What comes over the line until the article is readable, and, by type, until all is quiet. */
export function bytesTable(visits: Visit[][]): string[][] {
  const rows = [["page", "KB until readable", "KB in all", ...kinds]];
  for (const [place, { name }] of subjects.entries()) {
    const of = (figure: (visit: Visit) => number) => kilobytes(median((visits[place] ?? []).map(figure)));
    const byKind = kinds.map((kind) => of(({ whole }) => whole[kind] ?? 0));
    rows.push([name, of(({ before }) => sum(before)), of(({ whole }) => sum(whole)), ...byKind]);
  }
  return rows;
}
