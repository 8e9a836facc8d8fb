// The name that a text shows at a place. Nothing here knows of VS Code, so that it is tested without it.

/**
 * The name around `column` of a line: the run of words with capitals there. Empty where there is none. It is only proposed; the
 * server tells who is meant.
 */
export function nameAt(line: string, column: number): string {
  const word = /\p{Lu}[\p{L}\p{M}\p{N}]*(?:['’-][\p{L}\p{M}\p{N}]+)*/u.source;
  const names = line.matchAll(new RegExp(`(?<![\\p{L}\\p{N}])${word}(?: ${word})*`, "gu"));
  const here = [...names].find(({ index, 0: name }) => index <= column && column <= index + name.length);
  return here?.[0] ?? "";
}
