import * as assert from "node:assert/strict";
import { test } from "node:test";
import { findServer, type Machine } from "../src/find";

function machine(programs: string[], more: Partial<Machine> = {}): Machine {
  return {
    platform: "linux",
    home: "/home/ada",
    searchPath: "/usr/local/bin:/usr/bin",
    isProgram: (file) => programs.includes(file),
    ...more,
  };
}

const BUNDLED = "/ext/server/sourcier";
const ON_PATH = "/usr/bin/sourcier";

test("the configured program comes first, the bundled one next, the one on the PATH last", () => {
  const all = machine(["/opt/sourcier", BUNDLED, ON_PATH]);
  assert.deepEqual(findServer("/opt/sourcier", "/ext", all), { program: "/opt/sourcier" });
  assert.deepEqual(findServer("", "/ext", all), { program: BUNDLED });
  assert.deepEqual(findServer("  ", "/ext", machine([ON_PATH])), { program: ON_PATH });
});

test("a tilde is the home folder", () => {
  const home = machine(["/home/ada/bin/sourcier"]);
  assert.deepEqual(findServer("~/bin/sourcier", "/ext", home), { program: "/home/ada/bin/sourcier" });
});

test("a configured path that leads nowhere is told, and no other program is run", () => {
  const found = findServer("/opt/gone", "/ext", machine([BUNDLED, ON_PATH]));
  assert.ok("missing" in found && found.missing.includes("/opt/gone"));
  const relative = findServer("bin/sourcier", "/ext", machine(["bin/sourcier", BUNDLED]));
  assert.ok("missing" in relative && relative.missing.includes("absolute"));
});

test("without any program the message names the setting", () => {
  const found = findServer("", "/ext", machine([]));
  assert.ok("missing" in found && found.missing.includes("sourcier.server.path"));
});

test("a relative entry of the PATH is passed over", () => {
  const found = findServer("", "/ext", machine(["./sourcier", "sourcier"], { searchPath: ".::" }));
  assert.ok("missing" in found);
});

test("on Windows the program has its own name and the PATH its own marks", () => {
  const windows = machine(["C:\\tools\\sourcier.exe"], { platform: "win32", searchPath: "C:\\Windows;C:\\tools" });
  assert.deepEqual(findServer("", "C:\\ext", windows), { program: "C:\\tools\\sourcier.exe" });
});
