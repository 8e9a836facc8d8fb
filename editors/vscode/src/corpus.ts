// The "Corpus" view: articles by date, names by how often they are mentioned.

import { env, EventEmitter, l10n, ThemeIcon, type TreeDataProvider, TreeItem, TreeItemCollapsibleState } from "vscode";
import { dayIn } from "./day";
import { address, ask, type Corpus, type Server } from "./server";

type Article = Corpus["articles"][number];
type Name = Corpus["names"][number];

export type Node =
  | { kind: "articles" | "names"; corpus: Corpus }
  | { kind: "year"; year: string; articles: Article[] }
  | { kind: "article"; article: Article }
  | { kind: "name"; name: Name };

/** Pictures of what is named; symbols of code, which stand for names where VS Code lists symbols, would mean nothing here. */
const ICONS: Record<string, string> = {
  person: "person",
  organisation: "organization",
  place: "location",
  event: "milestone",
  work: "book",
};

export class CorpusView implements TreeDataProvider<Node> {
  private readonly changed = new EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.changed.event;

  constructor(private readonly server: Server) {}

  refresh(): void {
    this.changed.fire(undefined);
  }

  async getChildren(node?: Node): Promise<Node[]> {
    if (node === undefined) {
      const corpus = await ask<Corpus>(this.server, "sourcier.corpus").catch(() => undefined);
      return corpus === undefined || corpus.articles.length === 0
        ? []
        : [
            { kind: "articles", corpus },
            { kind: "names", corpus },
          ];
    }
    switch (node.kind) {
      case "articles":
        return byYear(node.corpus.articles).map(([year, articles]) => ({ kind: "year", year, articles }));
      case "year":
        return node.articles.map((article) => ({ kind: "article", article }));
      case "names":
        return node.corpus.names.map((name) => ({ kind: "name", name }));
      default:
        return [];
    }
  }

  getTreeItem(node: Node): TreeItem {
    switch (node.kind) {
      case "articles":
        return group(l10n.t("Articles"), node.corpus.articles.length, "library", TreeItemCollapsibleState.Expanded);
      case "names":
        return group(l10n.t("Names"), node.corpus.namesInAll, "mention", TreeItemCollapsibleState.Collapsed);
      case "year": {
        const state = node.year === "" ? TreeItemCollapsibleState.Collapsed : TreeItemCollapsibleState.Expanded;
        return group(node.year === "" ? l10n.t("Without a date") : node.year, node.articles.length, "calendar", state);
      }
      case "article":
        return articleItem(node.article);
      case "name":
        return nameItem(node.name);
    }
  }
}

/** Articles by their year, as they come: those without a date first, so that somebody gives them one. */
export function byYear(articles: Article[]): [string, Article[]][] {
  const years = new Map<string, Article[]>();
  for (const article of articles) {
    const year = article.date?.slice(0, 4) ?? "";
    years.set(year, [...(years.get(year) ?? []), article]);
  }
  return [...years];
}

function group(label: string, count: number, icon: string, state: TreeItemCollapsibleState): TreeItem {
  const item = new TreeItem(label, state);
  item.description = String(count);
  item.iconPath = new ThemeIcon(icon);
  return item;
}

function articleItem(article: Article): TreeItem {
  const title = article.title ?? article.key;
  const day = dayIn(article.date ?? "", env.language);
  // Before the title: a long one leaves no room behind it.
  const item = new TreeItem(day === "" ? title : `${day} · ${title}`, TreeItemCollapsibleState.None);
  item.tooltip = [title, article.when, `@${article.key}`].filter((line) => line !== null).join("\n");
  item.iconPath = new ThemeIcon("file-text");
  item.contextValue = "article";
  item.command = { command: "sourcier.openPassage", title: l10n.t("Open"), arguments: [article.uri] };
  item.resourceUri = address(article.uri);
  return item;
}

function nameItem(name: Name): TreeItem {
  const item = new TreeItem(name.name, TreeItemCollapsibleState.None);
  item.description = `${name.mentions}`;
  item.tooltip = name.articles === 1 ? l10n.t("{0}: {1} mentions in 1 article", name.name, name.mentions) : l10n.t("{0}: {1} mentions in {2} articles", name.name, name.mentions, name.articles);
  item.iconPath = new ThemeIcon(ICONS[name.kind] ?? "tag");
  item.contextValue = "name";
  item.command = { command: "sourcier.showDossier", title: l10n.t("Dossier"), arguments: [{ kind: "name", name }] };
  return item;
}
