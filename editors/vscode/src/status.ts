// The status item: how many articles, what is being read, how much is wrong in the notes.

import { commands, type Disposable, l10n, languages, MarkdownString, StatusBarAlignment, ThemeColor, window } from "vscode";
import { ask, type Server, type Status } from "./server";

/** How soon it is looked again: while a corpus is being read, and else. In milliseconds. */
const SOON = 1000;
const LATER = 15_000;

export class StatusItem implements Disposable {
  private readonly item = window.createStatusBarItem("sourcier.status", StatusBarAlignment.Left, 10);
  private readonly listening: Disposable;
  private timer: NodeJS.Timeout | undefined;
  /** Articles when it was last looked, to tell when there are others. */
  private articles = -1;

  constructor(
    private readonly server: Server,
    private readonly changed: () => void,
  ) {
    this.item.name = "Sourcier";
    this.item.command = "sourcier.showStatus";
    this.listening = languages.onDidChangeDiagnostics(() => this.lookAt(300));
  }

  /** Looks now, and from now on. */
  async look(): Promise<void> {
    clearTimeout(this.timer);
    const status = await ask<Status>(this.server, "sourcier.status").catch(() => undefined);
    this.show(status);
    const busy = status?.corpora.some((corpus) => corpus.reading !== null) ?? false;
    this.lookAt(busy ? SOON : LATER);
  }

  private lookAt(milliseconds: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.look(), milliseconds);
  }

  private show(status: Status | undefined): void {
    const running = this.server.client() !== undefined;
    void commands.executeCommand("setContext", "sourcier.running", running);
    const problems = problemsOfNotes();
    this.item.backgroundColor = running ? undefined : new ThemeColor("statusBarItem.warningBackground");
    if (status === undefined) {
      this.item.text = running ? "$(book) Sourcier" : "$(warning) Sourcier";
      this.item.tooltip = running ? "Sourcier" : l10n.t("Sourcier: the server does not run.");
      this.item.show();
      return;
    }
    if (status.corpora.length === 0) {
      // An ordinary folder: nothing to say.
      this.item.hide();
      return;
    }
    const articles = status.corpora.reduce((sum, corpus) => sum + (corpus.articles ?? 0), 0);
    const reading = status.corpora.flatMap((corpus) => (corpus.reading === null ? [] : [corpus.reading]));
    const [done, total] = [reading.reduce((sum, one) => sum + one.done, 0), reading.reduce((sum, one) => sum + one.total, 0)];
    const words =
      reading.length > 0
        ? `$(sync~spin) ${total > 0 ? `${done}/${total}` : l10n.t("reading")}`
        : `$(book) ${articles === 1 ? l10n.t("1 article") : l10n.t("{0} articles", articles)}`;
    this.item.text = problems > 0 ? `${words} $(warning) ${problems}` : words;
    const lines = status.corpora.map(
      (corpus) =>
        `- \`${corpus.root}\`: ${corpus.failed ? l10n.t("not read") : l10n.t("{0} articles, {1} names", corpus.articles ?? "…", corpus.names ?? "…")}`,
    );
    this.item.tooltip = new MarkdownString([`**Sourcier** ${status.version}`, "", ...lines, "", l10n.t("{0} to look at in the notes", problems)].join("\n"));
    this.item.accessibilityInformation = { label: l10n.t("Sourcier: {0} articles, {1} to look at in the notes", articles, problems) };
    this.item.show();
    if (articles !== this.articles) {
      this.articles = articles;
      this.changed();
    }
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.listening.dispose();
    this.item.dispose();
  }
}

/** How much Sourcier says of notes. */
export function problemsOfNotes(): number {
  const all = languages.getDiagnostics().flatMap(([, diagnostics]) => diagnostics);
  return all.filter((diagnostic) => diagnostic.source === "sourcier").length;
}
