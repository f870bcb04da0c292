import type { ColumnState } from "../../../src/notebook/state.js";
import { element } from "../dom.js";

/** Levels that are listed; a column of chromosomes fits. */
const mostLevels = 30;

/** What the colours of the pixels mean; a level is a button that marks its features. */
export function legendOf(
  column: ColumnState | undefined,
  range: readonly [low: number, high: number] | undefined,
  ramp: Uint8Array,
  palette: readonly string[],
  markLevel: (level: number) => void,
): HTMLElement {
  if (column && "levels" in column) return levelsOf(column.levels, palette, markLevel);
  const [low, high] = range ?? [0, 0];
  const bar = element("span", { class: "omx-ramp", "aria-hidden": "true" });
  const stops = Array.from({ length: 9 }, (_, i) => {
    const at = 3 * Math.round((255 * i) / 8);
    return `rgb(${ramp[at]!} ${ramp[at + 1]!} ${ramp[at + 2]!})`;
  });
  bar.style.background = `linear-gradient(to right, ${stops.join(", ")})`;
  return element(
    "div",
    { class: "omx-legend" },
    element("span", {}, column ? `mean ${column.name} of a pixel` : "features on a pixel (logarithmic)"),
    element("span", {}, short(low)),
    bar,
    element("span", {}, short(high)),
  );
}

function levelsOf(
  levels: readonly string[],
  palette: readonly string[],
  markLevel: (level: number) => void,
): HTMLElement {
  const listed = levels.slice(0, mostLevels).map((name, level) => {
    const swatch = element("span", { class: "omx-swatch", "aria-hidden": "true" });
    swatch.style.background = palette[level] ?? "";
    const button = element(
      "button",
      { type: "button", class: "omx-level", title: `Mark the features of ${name}` },
      swatch,
      element("span", { dir: "auto" }, name),
    );
    button.addEventListener("click", () => markLevel(level));
    return button;
  });
  const left = levels.length - listed.length;
  return element(
    "div",
    { class: "omx-legend" },
    ...listed,
    left > 0 ? element("span", {}, `… and ${left} more`) : undefined,
  );
}

const short = (value: number) =>
  Number.isInteger(value) ? value.toLocaleString("en-GB") : String(Number(value.toPrecision(3)));
