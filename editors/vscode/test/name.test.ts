import * as assert from "node:assert/strict";
import { test } from "node:test";
import { nameAt } from "../src/name";

test("the name around the cursor is all its words", () => {
  const line = "hier, Soizic Le Bihan et Ada Morlac ont vu l’Inspection du port à Sainte-Aure.";
  const at = (words: string): string => nameAt(line, line.indexOf(words) + 1);
  assert.equal(at("Bihan"), "Soizic Le Bihan");
  assert.equal(at("Ada"), "Ada Morlac");
  assert.equal(at("Inspection"), "Inspection");
  assert.equal(at("Aure"), "Sainte-Aure");
  assert.equal(at("hier"), "");
  assert.equal(at("ont"), "");
});

test("a place outside every name has none", () => {
  assert.equal(nameAt("", 0), "");
  assert.equal(nameAt("a  ( b", 3), "");
  assert.equal(nameAt("Ada", 99), "");
});
