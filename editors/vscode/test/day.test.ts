import assert from "node:assert/strict";
import { test } from "node:test";
import { dayIn } from "../src/day";

test("a day, or a month, in the reader's language", () => {
  assert.equal(dayIn("2024-03-14", "fr"), "14 mars");
  assert.equal(dayIn("2024-03-14", "en"), "14 Mar");
  assert.equal(dayIn("2024-03", "fr"), "mars");
  assert.equal(dayIn("0987-12-01", "en"), "1 Dec");
});

test("of years, several days and no date there is nothing", () => {
  for (const date of ["2024", "2024-03-14/2024-03-16", ""]) {
    assert.equal(dayIn(date, "fr"), "");
  }
});
