// The server as the rest of the extension sees it: running or not, and what it answers to commands.

import { l10n, Uri, window } from "vscode";
import { ExecuteCommandRequest, type LanguageClient } from "vscode-languageclient/node";

/** A range as the protocol has it. */
export interface Range {
  start: { line: number; character: number };
  end: { line: number; character: number };
}

/** Words of an article. `marks` are those that decide, in UTF-16 units of `text`. */
export interface Passage {
  uri: string;
  range: Range;
  line: number;
  title: string;
  publisher: string | null;
  date: string | null;
  text: string;
  marks: [number, number][];
}

/** What stands behind the words at a place of a note. */
export interface Evidence {
  range: Range;
  verdict: "wrong" | "holds" | "told" | "silent";
  level: "error" | "warning" | "information" | "hint" | "off" | null;
  message: string;
  rule: string | null;
  /** Of a claim, how the passages stand to each of its facets, with the note's words. */
  facets: { name: string; stand: "agrees" | "differs" | "notTold"; words: string }[];
  passages: Passage[];
}

/** What happened on some days. */
export interface Dated {
  start: string;
  end: string;
  heading: string;
  events: {
    text: string;
    marks: [number, number][];
    about: boolean;
    places: { uri: string; range: Range; line: number; title: string; key: string }[];
  }[];
}

/** The articles and names of a corpus. */
export interface Corpus {
  root: string;
  /** `date` is ISO 8601, `when` the same in words. */
  articles: { uri: string; key: string; title: string | null; date: string | null; when: string | null }[];
  names: { name: string; kind: string; mentions: number; articles: number }[];
  namesInAll: number;
}

/** Every corpus with what is done with it. */
export interface Status {
  version: string;
  corpora: {
    root: string;
    articles: number | null;
    names: number | null;
    reading: { done: number; total: number } | null;
    failed: boolean;
  }[];
}

/** Whoever can be asked. */
export interface Server {
  client(): LanguageClient | undefined;
}

/**
 * What the server answers to one of its commands; nothing where it does not run, or is too old to know it.
 * Not asked through VS Code's own commands: the client library takes the server's names for itself.
 */
export async function ask<T>(server: Server, command: string, ...given: unknown[]): Promise<T | undefined> {
  const client = server.client();
  const known = client?.initializeResult?.capabilities.executeCommandProvider?.commands ?? [];
  if (client === undefined || !known.includes(command)) {
    return undefined;
  }
  const answer: unknown = await client.sendRequest(ExecuteCommandRequest.type, { command, arguments: given });
  return answer === null ? undefined : (answer as T);
}

/** Says why a command did nothing. */
export function tellNothing(server: Server): void {
  const why =
    server.client() === undefined
      ? l10n.t("Sourcier: the server does not run.")
      : l10n.t("Sourcier: there is nothing to show. Open a folder that has a corpus.");
  void window.showInformationMessage(why);
}

/** An address of the server's as VS Code's. */
export const address = (uri: string): Uri => Uri.parse(uri, true);
