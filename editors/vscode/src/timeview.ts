// The timeline as a picture: what happened when, as the articles date it.

import { type ExtensionContext, l10n, window } from "vscode";
import { beside, openPlace } from "./open";
import { dist, page } from "./page";
import { ask, type Dated, type Range, type Server, tellNothing } from "./server";

/** Asks whose timeline it is to be: proposed is what is selected, else the name under the cursor. */
export type WhoseTimeline = () => Promise<{ name: string; note: string | undefined } | undefined>;

export async function showTimeline(context: ExtensionContext, server: Server, whose: WhoseTimeline): Promise<void> {
  const wanted = await whose();
  if (wanted === undefined) {
    return;
  }
  const { name, note } = wanted;
  const told = await ask<Dated[] | string>(server, "sourcier.timeline", name === "" ? null : name, note ?? null, "json");
  if (told === undefined) {
    tellNothing(server);
    return;
  }
  if (typeof told === "string") {
    // Whom the name means is not clear.
    void window.showInformationMessage(`Sourcier: ${told}.`);
    return;
  }
  const title = name === "" ? l10n.t("Timeline") : l10n.t("Timeline: {0}", name);
  const extension = context.extensionUri;
  const panel = window.createWebviewPanel("sourcier.timeline", title, beside(), {
    enableScripts: true,
    localResourceRoots: [dist(extension), extension.with({ path: `${extension.path}/media` })],
    // Its zoom would be lost behind another tab.
    retainContextWhenHidden: true,
  });
  panel.webview.onDidReceiveMessage((wish: { open?: { uri: string; range: Range }; ready?: boolean }) => {
    if (wish.open !== undefined) {
      void openPlace(wish.open.uri, wish.open.range);
    } else if (wish.ready === true) {
      void panel.webview.postMessage({ title, told });
    }
  });
  panel.webview.html = page(panel.webview, extension, "timeline", title.replace(/[<>&"]/g, " "));
}
