// The timeline as a read-only document: what happened when, as the articles date it.

import { EventEmitter, Uri, ViewColumn, window, workspace } from "vscode";
import type { TextDocumentContentProvider, TextEditor } from "vscode";
import { ExecuteCommandRequest, type LanguageClient } from "vscode-languageclient/node";
import { nameAt } from "./name";

/** The scheme of its documents. The server is not asked to judge them. */
export const SCHEME = "sourcier-timeline";

/** Fetches each page when VS Code shows it. */
export class Timelines implements TextDocumentContentProvider {
  private readonly changed = new EventEmitter<Uri>();
  readonly onDidChange = this.changed.event;

  constructor(private readonly client: () => LanguageClient | undefined) {}

  async provideTextDocumentContent(uri: Uri): Promise<string> {
    const [name, note] = JSON.parse(uri.query) as [string, string | undefined];
    const client = this.client();
    const page: unknown = await client?.sendRequest(ExecuteCommandRequest.type, {
      command: "sourcier.timeline",
      arguments: note === undefined ? [name] : [name, note],
    });
    return typeof page === "string" ? page : "There is no corpus here: open a note of a folder that has one.\n";
  }

  /** Asks whose, and shows it beside the note. */
  async show(): Promise<void> {
    const editor = window.activeTextEditor;
    const name = await window.showInputBox({
      title: "Timeline",
      prompt: "Whose? A person, place or institution of the articles; empty for everything.",
      value: editor === undefined ? "" : nameIn(editor),
    });
    if (name === undefined) {
      return;
    }
    const note = editor?.document.languageId === "markdown" && editor.document.uri.scheme !== SCHEME;
    const query = JSON.stringify(note ? [name.trim(), editor.document.uri.toString()] : [name.trim()]);
    // A file name that any system could bear: it is the tab's title.
    const title = `Timeline ${name.trim()}`.trim().replace(/[/\\?#:]+/g, " ");
    const uri = Uri.from({ scheme: SCHEME, path: `/${title}.md`, query });
    // What is open already may be of an older corpus.
    this.changed.fire(uri);
    await window.showTextDocument(await workspace.openTextDocument(uri), { viewColumn: ViewColumn.Beside });
  }
}

/** What is selected, else the name under the cursor. */
function nameIn(editor: TextEditor): string {
  const { document, selection } = editor;
  if (!selection.isEmpty) {
    return selection.isSingleLine ? document.getText(selection).trim() : "";
  }
  return nameAt(document.lineAt(selection.active.line).text, selection.active.character);
}
