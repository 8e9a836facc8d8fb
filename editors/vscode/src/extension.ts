// Starts the Sourcier server for Markdown, and shows what it tells. What is told is the server's work alone.

import * as fs from "node:fs";
import * as os from "node:os";
import { commands, type ExtensionContext, l10n, type LogOutputChannel, type OutputChannel, window, workspace } from "vscode";
import { CloseAction, ErrorAction, LanguageClient } from "vscode-languageclient/node";
import { CorpusView, type Node } from "./corpus";
import { Dossiers, SCHEME as DOSSIER_SCHEME } from "./dossier";
import { EvidencePanel } from "./evidence";
import { findServer, type Machine } from "./find";
import { openPlace } from "./open";
import { Restarts } from "./restarts";
import { ask, type Range, type Server, tellNothing } from "./server";
import { problemsOfNotes, StatusItem } from "./status";
import { SCHEME, Timelines } from "./timeline";
import { showTimeline } from "./timeview";
import { isOlder } from "./version";

/** How long after a change of settings the server is started anew, in milliseconds. */
const SETTLE = 300;

let client: LanguageClient | undefined;
// One start or stop at a time: settings may change while the server is still starting.
let turn: Promise<void> = Promise.resolve();

export async function activate(context: ExtensionContext): Promise<void> {
  const output = window.createOutputChannel("Sourcier");
  const server: Server = { client: () => client };
  const corpus = new CorpusView(server);
  const status = new StatusItem(server, () => corpus.refresh());
  const evidence = new EvidencePanel(context, server);
  const timelines = new Timelines(server);
  const dossiers = new Dossiers(server);
  const restart = (): Promise<void> => {
    turn = turn
      .then(stop)
      .then(() => start(context, output))
      .then(() => {
        corpus.refresh();
        return status.look();
      });
    return turn;
  };
  const nameOf = (node?: Node): string | undefined => (node?.kind === "name" ? node.name.name : undefined);
  context.subscriptions.push(
    output,
    status,
    window.registerTreeDataProvider("sourcier.corpus", corpus),
    workspace.registerTextDocumentContentProvider(SCHEME, timelines),
    workspace.registerTextDocumentContentProvider(DOSSIER_SCHEME, dossiers),
    // None has the name of a server's command: the client library takes those for itself.
    commands.registerCommand("sourcier.showEvidence", () => evidence.show()),
    commands.registerCommand("sourcier.writeEvidenceTable", () => writeEvidenceTable(server)),
    commands.registerCommand("sourcier.showTimeline", (node?: Node) => showTimeline(context, server, () => timelines.whose(nameOf(node)))),
    commands.registerCommand("sourcier.showTimelineText", () => timelines.show()),
    commands.registerCommand("sourcier.showDossier", (node?: Node) => dossiers.show(nameOf(node))),
    commands.registerCommand("sourcier.openPassage", (uri: string, range?: Range) => openPlace(uri, range)),
    commands.registerCommand("sourcier.rereadCorpus", () => reread(server, status)),
    commands.registerCommand("sourcier.showStatus", () => showStatus(status, output)),
    commands.registerCommand("sourcier.restart", restart),
    commands.registerCommand("sourcier.showOutput", () => output.show()),
    workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration("sourcier.server.path")) {
        // The client library tells the server of the change; one that is stopped meanwhile cannot be told, and the user would hear of it.
        setTimeout(() => void restart(), SETTLE);
      }
    }),
  );
  await restart();
}

export function deactivate(): Promise<void> {
  turn = turn.then(stop);
  return turn;
}

async function start(context: ExtensionContext, output: OutputChannel | LogOutputChannel): Promise<void> {
  const configured = workspace.getConfiguration("sourcier").get("server.path");
  // A setting of the wrong type is told like one that leads nowhere.
  const found = findServer(configured === undefined ? "" : String(configured), context.extensionPath, thisMachine(), l10n.t);
  if ("missing" in found) {
    output.appendLine(found.missing);
    // Not awaited: the message may stand there for hours.
    void askForPath(found.missing);
    return;
  }
  output.appendLine(`Starting ${found.program}`);
  const restarts = new Restarts(
    (message) => {
      output.appendLine(message);
      void window.showWarningMessage(message);
    },
    (message) => {
      client = undefined;
      output.appendLine(message);
      void askToRestart(message);
    },
    l10n.t,
  );
  client = new LanguageClient(
    "sourcier",
    "Sourcier",
    { command: found.program, args: ["lsp"] },
    {
      documentSelector: [
        { scheme: "file", language: "markdown" },
        { scheme: "untitled", language: "markdown" },
        // An article in plain text: its quotations are told of. The server leaves all other texts alone.
        { scheme: "file", language: "plaintext" },
        // What the server adds to it counts from what stands in the editor, saved or not.
        { scheme: "file", pattern: "**/sourcier.toml" },
      ],
      synchronize: { configurationSection: "sourcier" },
      outputChannel: output,
      errorHandler: {
        error: () => ({ action: ErrorAction.Continue, handled: true }),
        closed: () => ({ action: restarts.ended() ? CloseAction.Restart : CloseAction.DoNotRestart, handled: true }),
      },
      // A start that fails is told below, once.
      initializationFailedHandler: () => false,
    },
  );
  try {
    await client.start();
    tellIfOlder(client, context);
  } catch (error) {
    client = undefined;
    const why = error instanceof Error ? error.message : String(error);
    output.appendLine(`The server did not start: ${why}`);
    void window.showErrorMessage(l10n.t("Sourcier: the server at “{0}” did not start. {1}", found.program, why));
  }
}

/** An older server lacks what newer commands ask for. */
function tellIfOlder(running: LanguageClient, context: ExtensionContext): void {
  const theirs = running.initializeResult?.serverInfo?.version;
  const ours = String((context.extension.packageJSON as { version: unknown }).version);
  if (theirs !== undefined && isOlder(theirs, ours)) {
    void window.showWarningMessage(
      l10n.t(
        "Sourcier: the server is version {0}, older than this extension ({1}). Some of its commands do nothing; install a newer “sourcier”.",
        theirs,
        ours,
      ),
    );
  }
}

async function stop(): Promise<void> {
  const running = client;
  client = undefined;
  // A server that has already ended cannot be stopped again, and need not be.
  await running?.stop().catch(() => undefined);
}

async function reread(server: Server, status: StatusItem): Promise<void> {
  const running = server.client();
  const known = running?.initializeResult?.capabilities.executeCommandProvider?.commands ?? [];
  if (running === undefined || !known.includes("sourcier.reindex")) {
    void window.showInformationMessage(l10n.t("Sourcier: the server does not run, or is too old for that."));
    return;
  }
  await running.sendRequest("workspace/executeCommand", { command: "sourcier.reindex", arguments: [] });
  await status.look();
}

/** Has the server write a table of the evidence under the section that the cursor stands in. */
async function writeEvidenceTable(server: Server): Promise<void> {
  const note = window.activeTextEditor;
  if (note === undefined) {
    return;
  }
  const { line, character } = note.selection.active;
  const written = await ask<boolean>(server, "sourcier.evidenceTable", note.document.uri.toString(), { line, character });
  if (written === undefined) {
    tellNothing(server);
  } else if (!written) {
    void window.showInformationMessage(l10n.t("Sourcier: the articles tell nothing of this section."));
  }
}

async function showStatus(status: StatusItem, output: OutputChannel): Promise<void> {
  await status.look();
  const choices = {
    [`$(references) ${l10n.t("Show the evidence panel")}`]: "sourcier.showEvidence",
    [`$(graph) ${l10n.t("Show the timeline")}`]: "sourcier.showTimeline",
    [`$(warning) ${l10n.t("Show the problems ({0})", problemsOfNotes())}`]: "workbench.actions.view.problems",
    [`$(refresh) ${l10n.t("Read the corpus anew")}`]: "sourcier.rereadCorpus",
    [`$(debug-restart) ${l10n.t("Restart the server")}`]: "sourcier.restart",
    [`$(output) ${l10n.t("Show the server's output")}`]: "",
  };
  const chosen = await window.showQuickPick(Object.keys(choices), { title: "Sourcier" });
  if (chosen !== undefined) {
    const command = choices[chosen];
    if (command) {
      await commands.executeCommand(command);
    } else {
      output.show();
    }
  }
}

async function askForPath(message: string): Promise<void> {
  const open = l10n.t("Open Settings");
  if ((await window.showErrorMessage(message, open)) === open) {
    await commands.executeCommand("workbench.action.openSettings", "sourcier.server.path");
  }
}

async function askToRestart(message: string): Promise<void> {
  const [again, output] = [l10n.t("Start Again"), l10n.t("Show Output")];
  const chosen = await window.showErrorMessage(message, again, output);
  if (chosen === again) {
    await commands.executeCommand("sourcier.restart");
  } else if (chosen === output) {
    await commands.executeCommand("sourcier.showOutput");
  }
}

function thisMachine(): Machine {
  return {
    platform: process.platform,
    home: os.homedir(),
    searchPath: process.env["PATH"] ?? "",
    isProgram(file) {
      try {
        fs.accessSync(file, fs.constants.X_OK);
        return fs.statSync(file).isFile();
      } catch {
        return false;
      }
    },
  };
}
