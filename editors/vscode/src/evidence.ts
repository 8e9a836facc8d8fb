// The evidence panel: beside the note, it follows the cursor.

import { type Disposable, type ExtensionContext, l10n, type TextEditor, type WebviewPanel, window, workspace } from "vscode";
import { beside, openPlace } from "./open";
import { dist, page } from "./page";
import { ask, type Evidence, type Range, type Server } from "./server";

/** How long the cursor has to rest. */
const REST = 120;

/** What the page asks for. */
interface Wish {
  open?: { uri: string; range: Range };
  ready?: boolean;
}

export class EvidencePanel {
  private panel: WebviewPanel | undefined;
  private timer: NodeJS.Timeout | undefined;
  private asked = 0;
  private note: TextEditor | undefined;

  constructor(
    private readonly context: ExtensionContext,
    private readonly server: Server,
  ) {
    const follow = (): void => this.followSoon();
    const subscriptions: Disposable[] = [
      window.onDidChangeTextEditorSelection(follow),
      window.onDidChangeActiveTextEditor(follow),
      workspace.onDidChangeTextDocument(follow),
      { dispose: () => clearTimeout(this.timer) },
    ];
    context.subscriptions.push(...subscriptions);
  }

  /** Opens it beside the note; the keyboard stays in the note. */
  show(): void {
    if (this.panel !== undefined) {
      this.panel.reveal(undefined, true);
      return;
    }
    const extension = this.context.extensionUri;
    this.panel = window.createWebviewPanel(
      "sourcier.evidence",
      l10n.t("Evidence"),
      { viewColumn: beside(), preserveFocus: true },
      // It keeps nothing that could not be asked for again.
      { enableScripts: true, localResourceRoots: [dist(extension), this.context.extensionUri.with({ path: `${extension.path}/media` })] },
    );
    this.panel.onDidDispose(() => (this.panel = undefined));
    this.panel.webview.onDidReceiveMessage((wish: Wish) => {
      if (wish.open !== undefined) {
        void openPlace(wish.open.uri, wish.open.range);
      } else if (wish.ready === true) {
        void this.follow();
      }
    });
    this.panel.webview.html = page(this.panel.webview, extension, "panel", l10n.t("Evidence"));
  }

  private followSoon(): void {
    if (this.panel === undefined) {
      return;
    }
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.follow(), REST);
  }

  private async follow(): Promise<void> {
    const editor = window.activeTextEditor;
    if (editor?.document.languageId === "markdown") {
      this.note = editor;
    }
    // A click into the panel leaves the note's last place on show.
    if (this.note === undefined || this.panel === undefined) {
      return;
    }
    this.asked += 1;
    const number = this.asked;
    const { document, selection } = this.note;
    const { line, character } = selection.active;
    const told = await ask<Evidence>(this.server, "sourcier.evidence", document.uri.toString(), { line, character }).catch(
      () => undefined,
    );
    // The cursor may have gone on meanwhile.
    if (number === this.asked) {
      await this.panel?.webview.postMessage({ told: told ?? null });
    }
  }
}
