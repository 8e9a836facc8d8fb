// The timeline as a read-only document: what happened when, as the articles date it.

import { EventEmitter, l10n, Uri, window } from "vscode";
import type { TextDocumentContentProvider, TextEditor } from "vscode";
import { nameAt } from "./name";
import { forPreview, showPage } from "./open";
import { ask, type Server } from "./server";

/** The scheme of its documents. The server is not asked to judge them. */
export const SCHEME = "sourcier-timeline";

/** Fetches each page when VS Code shows it. */
export class Timelines implements TextDocumentContentProvider {
  private readonly changed = new EventEmitter<Uri>();
  readonly onDidChange = this.changed.event;

  constructor(private readonly server: Server) {}

  async provideTextDocumentContent(uri: Uri): Promise<string> {
    const [name, note] = JSON.parse(uri.query) as [string, string | undefined];
    const page = await ask<string>(this.server, "sourcier.timeline", name === "" ? null : name, note ?? null);
    return forPreview(page ?? `${l10n.t("There is no corpus here: open a folder that has one.")}\n`);
  }

  /** Asks whose timeline is wanted, unless `given`, and of which note's corpus. */
  async whose(given?: string): Promise<{ name: string; note: string | undefined } | undefined> {
    const editor = window.activeTextEditor;
    const name =
      given ??
      (await window.showInputBox({
        title: l10n.t("Timeline"),
        prompt: l10n.t("Whose? A person, place or institution of the articles; empty for everything."),
        value: editor === undefined ? "" : nameIn(editor),
      }));
    const file = editor?.document.languageId === "markdown" && ["file", "untitled"].includes(editor.document.uri.scheme);
    return name === undefined ? undefined : { name: name.trim(), note: file ? editor.document.uri.toString() : undefined };
  }

  /** Asks whose, and shows it beside the note. */
  async show(): Promise<void> {
    const wanted = await this.whose();
    if (wanted === undefined) {
      return;
    }
    const { name, note } = wanted;
    const uri = pageAddress(SCHEME, `${l10n.t("Timeline")} ${name}`, [name, note]);
    // What is open already may be of an older corpus.
    this.changed.fire(uri);
    await showPage(uri);
  }
}

/** The address of a read-only page; its file name, which is the tab's title, is one that any system could bear. */
export function pageAddress(scheme: string, title: string, query: unknown): Uri {
  return Uri.from({ scheme, path: `/${title.trim().replace(/[/\\?#:]+/g, " ")}.md`, query: JSON.stringify(query) });
}

/** What is selected, else the name under the cursor. */
export function nameIn(editor: TextEditor): string {
  const { document, selection } = editor;
  if (!selection.isEmpty) {
    return selection.isSingleLine ? document.getText(selection).trim() : "";
  }
  return nameAt(document.lineAt(selection.active.line).text, selection.active.character);
}
