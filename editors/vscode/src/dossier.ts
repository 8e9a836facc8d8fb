// The dossier of a name as a read-only document: all that the articles tell of it.

import { l10n, type TextDocumentContentProvider, type Uri, window } from "vscode";
import { forPreview, showPage } from "./open";
import { ask, type Server } from "./server";
import { nameIn, pageAddress } from "./timeline";

/** The scheme of its documents. The server is not asked to judge them. */
export const SCHEME = "sourcier-dossier";

export class Dossiers implements TextDocumentContentProvider {
  constructor(private readonly server: Server) {}

  async provideTextDocumentContent(uri: Uri): Promise<string> {
    const [name] = JSON.parse(uri.query) as [string];
    const page = await ask<string>(this.server, "sourcier.dossier", name);
    return forPreview(page ?? `${l10n.t("There is no corpus here: open a folder that has one.")}\n`);
  }

  /** Asks whose, unless `given`, and shows it beside the note. */
  async show(given?: string): Promise<void> {
    const editor = window.activeTextEditor;
    const name =
      given ??
      (await window.showInputBox({
        title: l10n.t("Dossier"),
        prompt: l10n.t("Whose? A person, place or institution of the articles."),
        value: editor === undefined ? "" : nameIn(editor),
      }));
    if (name === undefined || name.trim() === "") {
      return;
    }
    const uri = pageAddress(SCHEME, `${l10n.t("Dossier")} ${name.trim()}`, [name.trim()]);
    await showPage(uri);
  }
}
