import assert from "node:assert/strict";
import { test } from "node:test";
import { Restarts } from "../src/restarts";
import { english } from "./words";

test("a server that keeps ending is started again five times, and that is said once", () => {
  const said: string[] = [];
  const restarts = new Restarts(
    (message) => said.push(message),
    (message) => said.push(message),
    english,
  );
  const again = Array.from({ length: 6 }, () => restarts.ended());
  assert.deepEqual(again, [true, true, true, true, true, false]);
  assert.deepEqual(said, [
    "Sourcier: the server ended unexpectedly and was started again.",
    "Sourcier: the server ended 6 times, and is not started again.",
  ]);
});
