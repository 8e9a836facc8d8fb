import assert from "node:assert/strict";
import { test } from "node:test";
import { fromTop } from "../src/links";

test("links to files lead from the top of the folder", () => {
  const page = "« … » [a, line 7](file:///home/ada/desk/corpus/a%20%28b%29.txt#L7) · [web](https://example.org)";
  assert.equal(fromTop(page, "/home/ada/desk"), "« … » [a, line 7](/corpus/a%20%28b%29.txt#L7) · [web](https://example.org)");
  assert.equal(fromTop("[b](file:///srv/press/b.txt#L1)", "/home/ada"), "[b](/../../srv/press/b.txt#L1)");
});
