// Links of the server's pages.

import { posix } from "node:path";

/**
 * A page whose links to files lead from the top of an open folder, whose path is `top`: VS Code's Markdown preview follows those, and no
 * address that begins with `file:`.
 */
export function fromTop(page: string, top: string): string {
  return page.replace(/\]\((file:\/\/\/[^)\s]+)\)/g, (_, address: string) => {
    const { pathname, hash } = new URL(address);
    const path = posix.relative(top, decodeURIComponent(pathname));
    // What ends a link in Markdown is not left in one.
    const written = path.split("/").map(encodeURIComponent).join("/").replaceAll("(", "%28").replaceAll(")", "%29");
    return `](/${written}${hash})`;
  });
}
