// The page of the evidence panel.

import type { Evidence, Passage } from "../server";
import { element, extension, marked, t } from "./dom";

const VERDICTS = {
  holds: t("The articles have it"),
  told: t("What the articles tell"),
  silent: t("The articles do not tell it"),
};
const STANDS: Record<Evidence["facets"][number]["stand"], [string, string]> = {
  agrees: ["✓", t("agrees")],
  differs: ["✗", t("differs")],
  notTold: ["–", t("not told")],
};
const LEVELS: Record<string, string> = { error: t("Error"), warning: t("Warning"), information: t("Information"), hint: t("Hint") };

const main = document.querySelector("main") as HTMLElement;

function passage(told: Passage): HTMLElement {
  const facts = [told.publisher, told.date, t("line {0}", told.line)].filter((fact) => fact !== null).join(" · ");
  // A button: it is reached with Tab, and Enter opens it.
  return element(
    "li",
    {},
    element(
      "button",
      { type: "button", class: "passage", onclick: () => extension.postMessage({ open: { uri: told.uri, range: told.range } }) },
      element("span", { class: "words" }, ...marked(told.text, told.marks)),
      element("span", { class: "source" }, element("cite", {}, told.title), ` · ${facts}`),
    ),
  );
}

/** How the passages stand to each facet of a claim. */
function facets(told: Evidence): HTMLElement[] {
  if (told.facets.length === 0) {
    return [];
  }
  const rows = told.facets.map(({ name, stand, words }) => {
    const [mark, word] = STANDS[stand];
    return element(
      "tr",
      { class: stand },
      element("th", { scope: "row" }, name),
      element("td", {}, element("span", { "aria-hidden": "true" }, `${mark} `), word),
      element("td", {}, words),
    );
  });
  return [element("table", {}, element("tbody", {}, ...rows))];
}

function show(told: Evidence | null): void {
  if (told === null) {
    main.replaceChildren(
      element("p", { class: "none", role: "status" }, t("Put the cursor on a quotation, a claim, a date, a name or a citation of a note.")),
    );
    return;
  }
  const head = told.verdict === "wrong" ? (LEVELS[told.level ?? ""] ?? t("Wrong")) : VERDICTS[told.verdict];
  const rule = told.rule === null ? [] : [" ", element("code", {}, told.rule)];
  const count = told.passages.length;
  main.replaceChildren(
    // Read out when it changes, without taking the keyboard.
    element(
      "header",
      { role: "status", class: `${told.verdict} ${told.level ?? ""}` },
      element("h1", {}, head, ...rule),
      element("p", {}, told.message),
    ),
    ...facets(told),
    element("h2", {}, count === 0 ? t("No passage") : count === 1 ? t("1 passage") : t("{0} passages", count)),
    element("ol", {}, ...told.passages.map(passage)),
  );
}

window.addEventListener("message", (event: MessageEvent<{ told: Evidence | null }>) => show(event.data.told));
show(null);
extension.postMessage({ ready: true });
