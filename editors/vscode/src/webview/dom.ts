// Small helpers for pages. Text of articles gets in as text alone, never as markup.

/** What a page may say to the extension. */
interface Api {
  postMessage(message: unknown): void;
}
declare function acquireVsCodeApi(): Api;

export const extension = acquireVsCodeApi();

/** What the extension knows of the reader's language. */
const words = JSON.parse(document.body.dataset["words"] ?? "{}") as Record<string, string>;

/** Words in the reader's language; `{0}` is what follows. */
export function t(message: string, ...given: (string | number)[]): string {
  return (words[message] ?? message).replace(/\{(\d)\}/g, (_, n: string) => String(given[Number(n)] ?? ""));
}

type Attributes = Record<string, string | (() => void)>;

/** An element; what begins with `on` is a listener. */
export function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Attributes = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  put(made, attributes);
  made.append(...children);
  return made;
}

/** The same for drawings. */
export function drawn(name: string, attributes: Attributes = {}, ...children: (Node | string)[]): SVGElement {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  put(made, attributes);
  made.append(...children);
  return made;
}

function put(made: Element, attributes: Attributes): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") {
      made.addEventListener(name.slice(2), value);
    } else {
      made.setAttribute(name, value);
    }
  }
}

/** Text with its decisive words marked. */
export function marked(text: string, marks: [number, number][]): (Node | string)[] {
  const parts: (Node | string)[] = [];
  let at = 0;
  for (const [start, end] of marks) {
    if (end > start) {
      parts.push(text.slice(at, start), element("mark", {}, text.slice(start, end)));
      at = end;
    }
  }
  parts.push(text.slice(at));
  return parts;
}
