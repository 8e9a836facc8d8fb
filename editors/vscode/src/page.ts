// A view of its own: a page that runs one script of ours and nothing else.

import { randomBytes } from "node:crypto";
import { env, l10n, Uri, type Webview } from "vscode";

/** The folder that pages may load from. */
export const dist = (extension: Uri): Uri => Uri.joinPath(extension, "dist");

/** A page with a script and a style sheet of the extension. No inline code, no network, no pictures but its own drawings. */
export function page(webview: Webview, extension: Uri, name: string, title: string): string {
  const nonce = randomBytes(16).toString("base64");
  const script = webview.asWebviewUri(Uri.joinPath(dist(extension), `${name}.js`));
  const style = webview.asWebviewUri(Uri.joinPath(extension, "media", "page.css"));
  // The page's words in the reader's language, as data: it runs no code but its own.
  const words = JSON.stringify(l10n.bundle ?? {})
    .replaceAll("&", "&amp;")
    .replaceAll('"', "&quot;")
    .replaceAll("<", "&lt;");
  const policy = `default-src 'none'; style-src ${webview.cspSource}; script-src 'nonce-${nonce}'`;
  return `<!DOCTYPE html>
<html lang="${env.language}">
<head>
<meta charset="UTF-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${style.toString()}">
<title>${title}</title>
</head>
<body class="${name}" data-words="${words}">
<main></main>
<script nonce="${nonce}" src="${script.toString()}"></script>
</body>
</html>`;
}
