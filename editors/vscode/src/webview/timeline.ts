// The page of the timeline: a drawing of how much is told of each year, month or day, and below it what.

import type { Dated } from "../server";
import { drawn, element, extension, marked, t } from "./dom";
import { type Period, periods, type Zoom } from "./periods";

/** Narrower than this nothing can be told apart. */
const NARROWEST = 320;
const HEIGHT = 180;
const FOOT = 22;
const MONTHS = [
  t("Jan"),
  t("Feb"),
  t("Mar"),
  t("Apr"),
  t("May"),
  t("Jun"),
  t("Jul"),
  t("Aug"),
  t("Sep"),
  t("Oct"),
  t("Nov"),
  t("Dec"),
];

const main = document.querySelector("main") as HTMLElement;
let title = "";
let all: Dated[] = [];
/** What is looked at: nothing for all years, a year for its months, a month for its days. */
let within = "";
let chosen: string | undefined;

const zoomOf = (looked: string): Zoom => (looked === "" ? "years" : looked.length === 4 ? "months" : "days");

/** Words for a period. */
function named(key: string): string {
  const [year, month, day] = key.split("-");
  const words = [day === undefined ? "" : String(Number(day)), month === undefined ? "" : (MONTHS[Number(month) - 1] ?? month), year ?? ""];
  return words.filter((word) => word !== "").join(" ");
}

function look(at: string): void {
  within = at;
  chosen = undefined;
  draw();
  main.querySelector<HTMLElement>(".bar [aria-pressed=true]")?.focus();
}

/** Chooses a column; once more, or with Enter, it is looked into. */
function choose(period: Period): void {
  if (chosen === period.key && zoomOf(within) !== "days") {
    look(period.key);
    return;
  }
  chosen = period.key;
  draw();
  main.querySelector<SVGElement>(".chosen")?.focus();
}

/** The height of a column: by the square root, so that what is told once is seen beside what is told often. */
function tall(period: Period, most: number): number {
  return period.count === 0 ? 0 : Math.max(4, Math.sqrt(period.count / most) * (HEIGHT - FOOT - 20));
}

function column(period: Period, number: number, width: number, most: number): SVGElement {
  const height = tall(period, most);
  const label = `${named(period.key)}: ${period.count === 1 ? t("1 passage") : t("{0} passages", period.count)}`;
  return drawn(
    "rect",
    {
      x: String(number * width + width * 0.12),
      y: String(HEIGHT - FOOT - height),
      width: String(Math.max(1, width * 0.76)),
      height: String(height),
      rx: "2",
      class: period.key === chosen ? "count chosen" : "count",
      tabindex: "0",
      role: "button",
      "aria-label": label,
      onclick: () => choose(period),
    },
    drawn("title", {}, label),
  );
}

function picture(shown: Period[]): SVGElement {
  // As wide as the page, so that letters keep their size.
  const whole = Math.max(NARROWEST, main.clientWidth);
  const width = whole / Math.max(1, shown.length);
  const most = Math.max(1, ...shown.map((period) => period.count));
  const every = Math.max(1, Math.ceil(42 / width));
  const parts: SVGElement[] = [drawn("line", { class: "grid", x1: "0", x2: String(whole), y1: String(HEIGHT - FOOT), y2: String(HEIGHT - FOOT) })];
  shown.forEach((period, number) => {
    if (period.count > 0) {
      parts.push(column(period, number, width, most));
      // How many, where the column is wide enough for it; whoever hears the page is told by the column itself.
      if (width >= 12) {
        const place = { x: String((number + 0.5) * width), y: String(HEIGHT - FOOT - tall(period, most) - 5) };
        parts.push(drawn("text", { ...place, class: "many", "text-anchor": "middle", "aria-hidden": "true" }, String(period.count)));
      }
    }
    if (number % every === 0) {
      const words = zoomOf(within) === "days" ? String(number + 1) : named(period.key).split(" ")[0];
      // Half of a year is as wide as this: at the edges it would be cut.
      const x = Math.min(whole - 14, Math.max(14, (number + 0.5) * width));
      parts.push(drawn("text", { x: String(x), y: String(HEIGHT - 7), "text-anchor": "middle" }, words ?? ""));
    }
  });
  return drawn("svg", { viewBox: `0 0 ${whole} ${HEIGHT}`, role: "group", "aria-label": title }, ...parts);
}

function list(shown: Period[]): HTMLElement {
  const days = shown.filter((period) => chosen === undefined || period.key === chosen).flatMap((period) => period.dated);
  const items = days.flatMap((dated) => [
    element("li", { class: "day" }, dated.heading),
    ...dated.events.flatMap((event) =>
      event.places.slice(0, 1).map((place) => {
        const more = event.places.length > 1 ? ` ${t("and {0} more", event.places.length - 1)}` : "";
        return element(
          "li",
          {},
          element(
            "button",
            { type: "button", class: "passage", onclick: () => extension.postMessage({ open: { uri: place.uri, range: place.range } }) },
            element("span", { class: "words" }, event.about ? `${t("about then:")} ` : "", ...marked(event.text, event.marks)),
            element("span", { class: "source" }, element("cite", {}, place.title), ` · ${t("line {0}", place.line)}${more}`),
          ),
        );
      }),
    ),
  ]);
  return element("ul", { "aria-live": "polite" }, ...items);
}

function button(words: string, at: string): HTMLElement {
  const pressed = zoomOf(within) === zoomOf(at);
  return element("button", { type: "button", "aria-pressed": String(pressed), onclick: () => look(at) }, words);
}

function draw(): void {
  const shown = periods(all, zoomOf(within), within);
  // Where nothing is looked at closer, the fullest period is what is zoomed into.
  const fullest = (among: Period[]): string | undefined =>
    among.reduce<Period | undefined>((best, period) => (period.count > (best?.count ?? 0) ? period : best), undefined)?.key;
  const year = within.slice(0, 4) || chosen || fullest(periods(all, "years", "")) || "";
  const month = within.length === 7 ? within : ((zoomOf(within) === "months" ? chosen : undefined) ?? fullest(periods(all, "months", year)) ?? "");
  const bar = element(
    "div",
    { class: "bar", role: "toolbar", "aria-label": t("Zoom") },
    button(t("All years"), ""),
    ...(year === "" ? [] : [button(named(year), year)]),
    ...(month === "" ? [] : [button(named(month), month)]),
    element("span", { class: "period" }, t("{0} passages", shown.reduce((sum, period) => sum + period.count, 0))),
  );
  main.replaceChildren(element("h1", {}, title), bar, picture(shown), list(shown));
}

window.addEventListener("message", (event: MessageEvent<{ title: string; told: Dated[] }>) => {
  ({ title, told: all } = event.data);
  draw();
});
window.addEventListener("resize", () => main.querySelector("svg")?.replaceWith(picture(periods(all, zoomOf(within), within))));
document.addEventListener("keydown", (event) => {
  const on = event.target instanceof SVGElement ? event.target : undefined;
  if (event.key === "Escape" && within !== "") {
    look(within.length === 7 ? within.slice(0, 4) : "");
  } else if (on !== undefined && (event.key === "Enter" || event.key === " ")) {
    event.preventDefault();
    on.dispatchEvent(new MouseEvent("click"));
  } else if (on !== undefined && (event.key === "ArrowRight" || event.key === "ArrowLeft")) {
    const columns = [...main.querySelectorAll<SVGElement>(".count")];
    columns[columns.indexOf(on) + (event.key === "ArrowRight" ? 1 : -1)]?.focus();
  }
});
extension.postMessage({ ready: true });
