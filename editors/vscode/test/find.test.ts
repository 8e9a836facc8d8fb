import * as assert from "node:assert/strict";
import { test } from "node:test";
import { findServer, type Machine } from "../src/find";
import { english } from "./words";

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
  assert.deepEqual(findServer("/opt/sourcier", "/ext", all, english), { program: "/opt/sourcier" });
  assert.deepEqual(findServer("", "/ext", all, english), { program: BUNDLED });
  assert.deepEqual(findServer("  ", "/ext", machine([ON_PATH]), english), { program: ON_PATH });
});

test("a tilde is the home folder", () => {
  const home = machine(["/home/ada/bin/sourcier"]);
  assert.deepEqual(findServer("~/bin/sourcier", "/ext", home, english), { program: "/home/ada/bin/sourcier" });
});

test("a configured path that leads nowhere is told, and no other program is run", () => {
  const found = findServer("/opt/gone", "/ext", machine([BUNDLED, ON_PATH]), english);
  assert.ok("missing" in found && found.missing.includes("/opt/gone"));
  const relative = findServer("bin/sourcier", "/ext", machine(["bin/sourcier", BUNDLED]), english);
  assert.ok("missing" in relative && relative.missing.includes("absolute"));
});

test("without any program the message names the setting", () => {
  const found = findServer("", "/ext", machine([]), english);
  assert.ok("missing" in found && found.missing.includes("sourcier.server.path"));
});

test("a relative entry of the PATH is passed over", () => {
  const found = findServer("", "/ext", machine(["./sourcier", "sourcier"], { searchPath: ".::" }), english);
  assert.ok("missing" in found);
});

test("on Windows the program has its own name and the PATH its own marks", () => {
  const windows = machine(["C:\\tools\\sourcier.exe"], { platform: "win32", searchPath: "C:\\Windows;C:\\tools" });
  assert.deepEqual(findServer("", "C:\\ext", windows, english), { program: "C:\\tools\\sourcier.exe" });
});
