// Starts the Sourcier server for Markdown. All the work is the server's; what is here only finds and runs it.

import * as fs from "node:fs";
import * as os from "node:os";
import { commands, type ExtensionContext, type OutputChannel, window, workspace } from "vscode";
import { LanguageClient } from "vscode-languageclient/node";
import { findServer, type Machine } from "./find";
import { SCHEME, Timelines } from "./timeline";

let client: LanguageClient | undefined;
// One start or stop at a time: settings may change while the server is still starting.
let turn: Promise<void> = Promise.resolve();

export async function activate(context: ExtensionContext): Promise<void> {
  const output = window.createOutputChannel("Sourcier");
  const restart = (): Promise<void> => {
    turn = turn.then(stop).then(() => start(context, output));
    return turn;
  };
  const timelines = new Timelines(() => client);
  context.subscriptions.push(
    output,
    workspace.registerTextDocumentContentProvider(SCHEME, timelines),
    // Not the server's own "sourcier.timeline": the client library takes that name for itself.
    commands.registerCommand("sourcier.showTimeline", () => timelines.show()),
    commands.registerCommand("sourcier.restart", restart),
    commands.registerCommand("sourcier.showOutput", () => output.show()),
    workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration("sourcier.server.path")) {
        void restart();
      }
    }),
  );
  await restart();
}

export function deactivate(): Promise<void> {
  turn = turn.then(stop);
  return turn;
}

async function start(context: ExtensionContext, output: OutputChannel): Promise<void> {
  const configured = workspace.getConfiguration("sourcier").get<string>("server.path", "");
  const found = findServer(configured, context.extensionPath, thisMachine());
  if ("missing" in found) {
    output.appendLine(found.missing);
    // Not awaited: the message may stand there for hours.
    void askForPath(found.missing);
    return;
  }
  output.appendLine(`Starting ${found.program}`);
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
    },
  );
  try {
    await client.start();
  } catch (error) {
    client = undefined;
    const why = error instanceof Error ? error.message : String(error);
    output.appendLine(`The server did not start: ${why}`);
    void window.showErrorMessage(`Sourcier: the server at “${found.program}” did not start. ${why}`);
  }
}

async function stop(): Promise<void> {
  const running = client;
  client = undefined;
  // A server that has already ended cannot be stopped again, and need not be.
  await running?.stop().catch(() => undefined);
}

async function askForPath(message: string): Promise<void> {
  const open = "Open Settings";
  if ((await window.showErrorMessage(message, open)) === open) {
    await commands.executeCommand("workbench.action.openSettings", "sourcier.server.path");
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
