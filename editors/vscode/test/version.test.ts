import assert from "node:assert/strict";
import { test } from "node:test";
import { isOlder } from "../src/version";

test("versions are compared by their numbers", () => {
  assert.ok(isOlder("0.9.0", "0.10.0"));
  assert.ok(isOlder("0.1.0-rc.1", "0.1.1"));
  assert.ok(!isOlder("0.1.0", "0.1.0"));
  assert.ok(!isOlder("1.0.0", "0.9.9"));
});
