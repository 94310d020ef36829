// What a list of results is worth, given which documents answer the query (Järvelin and Kekäläinen, "Cumulated gain-based
// evaluation of IR techniques", 2002, for nDCG).

export interface Judged {
  corpus: string;
  language: string;
  kind: string;
  query: string;
  /** The documents that an editor would want first. */
  best: string[];
  /** Others that answer the query, too. */
  good: string[];
}

/** The measures of one query, each from 0 to 1. */
export interface Worth {
  recall: number;
  /** One divided by the place of the first of the best. */
  reciprocal: number;
  gain: number;
  isEmpty: boolean;
}

const depth = 10;

export function worth({ best, good }: Judged, found: string[]): Worth {
  const wanted = [...best, ...good];
  const first = found.slice(0, depth);
  const hits = first.filter((id) => wanted.includes(id)).length;
  const place = first.findIndex((id) => best.includes(id));
  const gain = (id: string) => (best.includes(id) ? 3 : good.includes(id) ? 1 : 0);
  const cumulated = (list: string[]) => list.slice(0, depth).reduce((sum, id, at) => sum + gain(id) / Math.log2(at + 2), 0);
  return {
    recall: hits / Math.min(depth, wanted.length),
    reciprocal: place < 0 ? 0 : 1 / (place + 1),
    gain: cumulated(first) / cumulated(wanted),
    isEmpty: found.length === 0,
  };
}

export const mean = (values: number[]): number => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

export const percentile = (values: number[], share: number): number => [...values].sort((one, other) => one - other)[Math.floor(share * (values.length - 1))] ?? NaN;
