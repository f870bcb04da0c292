import { type Html, html } from "./html.js";
import { placeLabels } from "./label-column.js";

/** A name to write beside a map, and the pixel it belongs to. */
export interface MapLabel {
  readonly text: string;
  /** Column and row of the pixel. */
  readonly x: number;
  readonly y: number;
}

/** Sizes in the drawing's own units, which the page scales. */
const side = 320;
const margin = 108;
const stub = 8;
const pitch = 13;
const longest = 16;
/** From the middle of a letter down to the line it stands on. */
const baseline = 3.8;

/** Width of the drawing, and its height for a map of a size. */
export const annotatedWidth = side + 2 * margin;
export function annotatedHeight({ height, width }: { readonly height: number; readonly width: number }): number {
  return (side * height) / width;
}

/**
 * A map with names in columns left and right of it, each led to its pixel by a line. No name covers the map or another
 * name.
 *
 * The page's style sheet has the last word on lines and texts; without one the drawing stands by itself.
 *
 * @param picture address of the map's picture
 * @param size of the map in pixels
 * @param description for readers who cannot see it
 */
export function annotatedMap(
  picture: string,
  size: { readonly height: number; readonly width: number },
  labels: readonly MapLabel[],
  description: string,
): Html {
  const tall = annotatedHeight(size);
  const points = labels.map((label) => ({
    ...label,
    x: margin + ((label.x + 0.5) / size.width) * side,
    y: ((label.y + 0.5) / size.height) * tall,
  }));
  const fromLeft = [...points].sort((a, b) => a.x - b.x);
  const half = Math.ceil(points.length / 2);
  return html`<svg class="map" role="img" aria-label="${description}" viewBox="0 0 ${annotatedWidth} ${tall}">
    <image
      href="${picture}"
      x="${margin}"
      y="0"
      width="${side}"
      height="${tall}"
      preserveAspectRatio="none"
      style="image-rendering: pixelated"
    />
    <rect class="frame" x="${margin}" y="0" width="${side}" height="${tall}" fill="none" stroke="#8c959f" />
    <g font-size="10.5">
      ${column(fromLeft.slice(0, half), "left", tall)}${column(fromLeft.slice(half), "right", tall)}
    </g>
  </svg>`;
}

function column(points: readonly MapLabel[], where: "left" | "right", tall: number): Html[] {
  const sorted = [...points].sort((a, b) => a.y - b.y);
  const middles = placeLabels(
    sorted.map((point) => point.y),
    pitch,
    pitch / 2,
    tall - pitch / 2,
  );
  const edge = where === "left" ? margin : margin + side;
  const outside = where === "left" ? edge - stub : edge + stub;
  return sorted.flatMap((point, i) => {
    const [x, y, middle] = [round(point.x), round(point.y), round(middles[i]!)];
    const anchor = where === "left" ? "end" : "start";
    const start = where === "left" ? outside - 3 : outside + 3;
    return [
      html`<path class="lead" d="M${outside} ${middle}H${edge}" fill="none" stroke="#57606a" stroke-width=".6" />`,
      html`<path
        class="lead inside"
        d="M${edge} ${middle}L${x} ${y}"
        fill="none"
        stroke="#222"
        stroke-width=".6"
        opacity=".65"
      />`,
      html`<circle class="spot" cx="${x}" cy="${y}" r="2.6" fill="#fff" stroke="#111" stroke-width=".9" />`,
      html`<text x="${start}" y="${round(middle + baseline)}" text-anchor="${anchor}">${shortened(point.text)}</text>`,
    ];
  });
}

function shortened(text: string): string {
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
