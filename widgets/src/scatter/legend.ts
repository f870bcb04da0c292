import { bytes } from "../binary.js";
import { element } from "../dom.js";
import type { Colouring, Colours } from "./colouring.js";

/** A legend whose entries are buttons: each marks its points. */
export interface Legend {
  readonly node: HTMLElement;
  /** Says which entries are marked as a whole. */
  mark(marked: Uint8Array | undefined): void;
}

/**
 * @param add called with an entry's rows; `further` = in addition to what is marked
 */
export function legend(
  title: string,
  { groups, limits }: Colouring,
  colours: Colours,
  choose: (rows: readonly number[], further: boolean) => void,
  signal: AbortSignal,
): Legend {
  const buttons = groups.map(({ label, colour, rows }) => {
    const swatch = element("span", { class: "omx-swatch", "aria-hidden": "true" });
    swatch.style.background = colour || "transparent";
    const button = element(
      "button",
      {
        type: "button",
        "aria-pressed": "false",
        disabled: rows.length === 0,
        title: `${label}: ${rows.length} points. A click marks them, with Ctrl or Shift in addition.`,
      },
      colour ? swatch : undefined,
      element("span", { class: "omx-name", dir: "auto" }, label),
      element("span", { class: "omx-count" }, String(rows.length)),
    );
    button.addEventListener("click", (event) => choose(rows, event.ctrlKey || event.metaKey || event.shiftKey), {
      signal,
    });
    return button;
  });
  const node = element(
    "div",
    { class: "omx-legend", role: "group", "aria-label": `Legend: ${title}` },
    element("div", { class: "omx-title", title, dir: "auto" }, title),
    limits && rampBar(colours, limits),
    ...buttons,
  );
  return {
    node,
    mark(marked) {
      groups.forEach(({ rows }, g) => {
        const pressed = marked !== undefined && rows.length > 0 && rows.every((row) => marked[row] === 1);
        buttons[g]!.setAttribute("aria-pressed", String(pressed));
      });
    },
  };
}

function rampBar(colours: Colours, [low, high]: readonly [number, number]): HTMLElement {
  const ramp = bytes(colours.ramp);
  const stops = Array.from({ length: 9 }, (_, i) => {
    const at = 3 * Math.round((i * 255) / 8);
    return `rgb(${ramp[at]!} ${ramp[at + 1]!} ${ramp[at + 2]!})`;
  });
  const bar = element("span", { class: "omx-ramp", "aria-hidden": "true" });
  bar.style.background = `linear-gradient(to right, ${stops.join(", ")})`;
  return element(
    "div",
    { class: "omx-limits" },
    element("span", {}, brief(low)),
    bar,
    element("span", {}, brief(high)),
  );
}

const brief = (value: number) => String(Number(value.toPrecision(3)));
