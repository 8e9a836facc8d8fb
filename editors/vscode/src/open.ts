// Opens an article at its words.

import { Range, ViewColumn, window } from "vscode";
import { address, type Range as Place } from "./server";

/** Shows a place of an article in a column of notes, not in the view that it was chosen in. */
export async function openPlace(uri: string, range?: Place): Promise<void> {
  const note = window.visibleTextEditors.find((editor) => editor.document.languageId === "markdown");
  await window.showTextDocument(address(uri), {
    viewColumn: note?.viewColumn ?? ViewColumn.One,
    preview: true,
    ...(range === undefined
      ? {}
      : { selection: new Range(range.start.line, range.start.character, range.end.line, range.end.character) }),
  });
}
