// What a timeline shows at which zoom. Nothing here knows of a page, so that it is tested without one.

import type { Dated } from "../server";

/** How much of time a column stands for. */
export type Zoom = "years" | "months" | "days";

/** Some days that are drawn together. */
export interface Period {
  /** The beginning of the dates in it: `2024`, `2024-03`, `2024-03-11`. */
  key: string;
  dated: Dated[];
  /** How many passages tell of it. */
  count: number;
}

const LENGTH: Record<Zoom, number> = { years: 4, months: 7, days: 10 };
/** A picture of more columns shows nothing. */
const MOST = 400;

/**
 * The columns of a picture: one for each year, for each month of a year, or for each day of a month (`within` is the year or the month
 * that is looked at), those in which nothing happened too. What goes over several stands in the first.
 */
export function periods(all: Dated[], zoom: Zoom, within: string): Period[] {
  const length = LENGTH[zoom];
  const found = new Map<string, Period>();
  for (const dated of all) {
    // Of what began earlier, that which reaches into the period stands at its beginning.
    const reaches = dated.start.slice(0, within.length) < within && dated.end.slice(0, within.length) >= within;
    const key = reaches ? first(within, length) : dated.start.slice(0, length);
    if (!key.startsWith(within)) {
      continue;
    }
    const period = found.get(key) ?? { key, dated: [], count: 0 };
    period.dated.push(dated);
    period.count += dated.events.length;
    found.set(key, period);
  }
  const keys = columns(zoom, within, [...found.keys()].sort());
  return keys.map((key) => found.get(key) ?? { key, dated: [], count: 0 });
}

/** The first year, month or day of a period. */
function first(within: string, length: number): string {
  return `${within}-01-01`.slice(0, length);
}

function columns(zoom: Zoom, within: string, told: string[]): string[] {
  const pad = (n: number): string => String(n).padStart(2, "0");
  if (zoom === "months" && within !== "") {
    return Array.from({ length: 12 }, (_, n) => `${within}-${pad(n + 1)}`);
  }
  if (zoom === "days" && within !== "") {
    const [year = 0, month = 1] = within.split("-").map(Number);
    const days = new Date(Date.UTC(year, month, 0)).getUTCDate();
    return Array.from({ length: days }, (_, n) => `${within}-${pad(n + 1)}`);
  }
  const [from, to] = [Number(told[0]), Number(told.at(-1))];
  // Years far apart stand side by side.
  if (!(to - from < MOST)) {
    return told;
  }
  return Array.from({ length: to - from + 1 }, (_, n) => String(from + n).padStart(4, "0"));
}
