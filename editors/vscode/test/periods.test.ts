import assert from "node:assert/strict";
import { test } from "node:test";
import type { Dated } from "../src/server";
import { periods } from "../src/webview/periods";

const at = (start: string, end = start, count = 1): Dated => ({
  start,
  end,
  heading: start,
  events: Array.from({ length: count }, () => ({ text: "", marks: [], about: false, places: [] })),
});

const counts = (all: Dated[], ...zoom: [Parameters<typeof periods>[1], string]): Record<string, number> =>
  Object.fromEntries(
    periods(all, ...zoom)
      .filter((period) => period.count > 0)
      .map((period) => [period.key, period.count]),
  );

test("years, months and days have a column each", () => {
  const all = [at("2021-03-02"), at("2021-03-12", "2021-03-12", 2), at("2023-01-01", "2023-12-31")];
  assert.deepEqual(periods(all, "years", "").map((period) => period.key), ["2021", "2022", "2023"]);
  assert.deepEqual(counts(all, "years", ""), { "2021": 3, "2023": 1 });
  assert.equal(periods(all, "months", "2021").length, 12);
  assert.deepEqual(counts(all, "months", "2021"), { "2021-03": 3 });
  assert.equal(periods(all, "days", "2024-02").length, 29);
  assert.deepEqual(counts(all, "days", "2021-03"), { "2021-03-02": 1, "2021-03-12": 2 });
});

test("what began before stands at the beginning of what it reaches into", () => {
  const all = [at("2020-11-01", "2021-02-28")];
  assert.deepEqual(counts(all, "months", "2021"), { "2021-01": 1 });
  assert.deepEqual(counts(all, "days", "2021-02"), { "2021-02-01": 1 });
});

test("years far apart stand side by side", () => {
  assert.deepEqual(periods([at("0079-08-24"), at("2021-01-01")], "years", "").map((period) => period.key), ["0079", "2021"]);
  assert.deepEqual(periods([], "years", ""), []);
});
