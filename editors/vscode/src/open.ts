// Opens an article at its words, and what is told beside the note.

import { commands, Range, type TextEditor, type Uri, ViewColumn, window, workspace } from "vscode";
import { fromTop } from "./links";
import { address, type Range as Place } from "./server";

/** The note, or the first of those, that is being worked on. */
function note(): TextEditor | undefined {
  const isNote = (editor: TextEditor): boolean => editor.document.languageId === "markdown";
  const active = window.activeTextEditor;
  return active !== undefined && isNote(active) ? active : window.visibleTextEditors.find(isNote);
}

/** The column beside the note, wherever the cursor is meanwhile. */
export function beside(): ViewColumn {
  const column = note()?.viewColumn;
  return column === undefined ? ViewColumn.Beside : column + 1;
}

/** What VS Code's preview of Markdown needs to follow the links of a page. */
const top = (): string | undefined => workspace.workspaceFolders?.[0]?.uri.path;

/** A page of the server for the preview. */
export function forPreview(page: string): string {
  const folder = top();
  return folder === undefined ? page : fromTop(page, folder);
}

/** Shows a page of Markdown as it reads, beside the note; as it is written, where nothing here shows the former with its links. */
export async function showPage(uri: Uri): Promise<void> {
  const preview = "markdown.showLockedPreviewToSide";
  if (top() === undefined || !(await commands.getCommands(true)).includes(preview)) {
    await window.showTextDocument(await workspace.openTextDocument(uri), { viewColumn: beside() });
    return;
  }
  // It opens beside what is active.
  const from = note();
  if (from !== undefined) {
    await window.showTextDocument(from.document, { viewColumn: from.viewColumn ?? ViewColumn.One, preview: false });
  }
  await commands.executeCommand(preview, uri);
}

/** Shows a place of an article in a column of notes, not in the view that it was chosen in. */
export async function openPlace(uri: string, range?: Place): Promise<void> {
  await window.showTextDocument(address(uri), {
    viewColumn: note()?.viewColumn ?? ViewColumn.One,
    preview: true,
    ...(range === undefined
      ? {}
      : { selection: new Range(range.start.line, range.start.character, range.end.line, range.end.character) }),
  });
}
