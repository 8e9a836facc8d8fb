import * as assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import { test } from "node:test";

const read = (file: string): Record<string, string> => JSON.parse(fs.readFileSync(file, "utf8")) as Record<string, string>;

/** The messages that the code names, in the extension and in its pages. */
function named(folder: string): string[] {
  return fs.readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) {
      return named(file);
    }
    const uses = fs.readFileSync(file, "utf8").matchAll(/\bt\(\s*"((?:[^"\\]|\\.)*)"/g);
    return [...uses].map((use) => JSON.parse(`"${use[1] ?? ""}"`) as string);
  });
}

/** The places for what is put in. */
const places = (message: string): string[] => (message.match(/\{\d\}/g) ?? []).sort();

test("every message has its French, and none is left over", () => {
  const bundle = read("l10n/bundle.l10n.fr.json");
  assert.deepEqual(Object.keys(bundle).sort(), [...new Set(named("src"))].sort());
  for (const [message, french] of Object.entries(bundle)) {
    assert.deepEqual(places(french), places(message), message);
    assert.ok(!/ [;?!»]|« | :( |$)/.test(french), `a plain blank: ${french}`);
  }
});

test("what package.json names is in both languages", () => {
  const keys = [...fs.readFileSync("package.json", "utf8").matchAll(/"%([^%"]+)%"/g)].map((use) => use[1] ?? "").sort();
  assert.ok(keys.length > 0);
  for (const file of ["package.nls.json", "package.nls.fr.json"]) {
    assert.deepEqual(Object.keys(read(file)).sort(), keys, file);
  }
});

test("every page of the walkthrough has its French, by the name that VS Code looks for", () => {
  const pages = [...fs.readFileSync("package.json", "utf8").matchAll(/"markdown": "([^"]+)\.md"/g)].map((use) => use[1] ?? "");
  assert.ok(pages.length > 0);
  const wanted = pages.flatMap((page) => [`${page}.md`, `${page}.nls.fr.md`]).sort();
  assert.deepEqual(fs.readdirSync("walkthrough").map((file) => `walkthrough/${file}`).sort(), wanted);
  for (const page of pages) {
    assert.ok(!/ [;?!»]|« | :(?!:)/.test(fs.readFileSync(`${page}.nls.fr.md`, "utf8")), `a plain blank: ${page}`);
  }
});
