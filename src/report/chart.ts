import * as vega from "vega";
import { compile, type TopLevelSpec } from "vega-lite";
import { escapeText, type Html, raw } from "./html.js";
import { useSansSerifWidths } from "./text-width.js";

/** Vega's renderer to text, which its type declarations leave out. */
interface TextRenderer {
  initialize(element: null, width: number, height: number, origin: [number, number]): TextRenderer;
  render(scene: unknown): TextRenderer;
  svg(): string;
}
const { SVGStringRenderer } = vega as unknown as { SVGStringRenderer: new () => TextRenderer };

/** Room around the drawing, in pixels. */
const margin = 4;

/** One look for all charts; text and lines take the page's colour, so that charts follow a dark screen. */
const look = {
  // The figure says once, in words, what the chart shows; a label on each of its marks would only be noise.
  aria: false,
  background: null,
  font: "system-ui, sans-serif",
  padding: 0,
  view: { stroke: null },
  axis: {
    labelColor: "currentColor",
    titleColor: "currentColor",
    domainColor: "#888888",
    tickColor: "#888888",
    gridColor: "#88888833",
    labelFontSize: 11,
    titleFontSize: 11,
    titleFontWeight: "normal",
    labelLimit: 300,
  },
  header: {
    labelColor: "currentColor",
    titleColor: "currentColor",
    labelFontSize: 12,
    titleFontSize: 11,
    labelLimit: 220,
  },
  legend: { labelColor: "currentColor", titleColor: "currentColor", labelFontSize: 11, labelLimit: 220 },
  title: { color: "currentColor" },
  text: { color: "currentColor" },
} as const;

/**
 * A Vega-Lite chart as static SVG: no script stays in the page.
 *
 * @param spec what to draw; its data stand in it
 * @param description what a reader who cannot see it should know
 */
export function chart(spec: TopLevelSpec, description: string): Html {
  useSansSerifWidths();
  const { spec: compiled } = compile({ ...spec, config: look } as unknown as TopLevelSpec);
  const view = new vega.View(vega.parse(compiled), { renderer: "none" }).run();
  const { root } = view.scenegraph() as unknown as { root: { bounds: Bounds } };
  const { x1, y1, x2, y2 } = root.bounds;
  const width = Math.ceil(x2 - x1) + 2 * margin;
  const height = Math.ceil(y2 - y1) + 2 * margin;
  const svg = new SVGStringRenderer()
    .initialize(null, width, height, [margin - x1, margin - y1])
    .render(root)
    .svg();
  view.finalize();
  return raw(compact(svg).replace("<svg ", `<svg role="img" aria-label="${escapeText(description)}" `));
}

interface Bounds {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}

/** Vega writes what only its own scripts read, and coordinates to the last bit: half of the text. */
function compact(svg: string): string {
  return svg
    .replace(/<path class="(?:background|foreground)"[^>]* d="(?:M0,0h0v0h0Z)?"[^>]*\/>/g, "")
    .replace(/ (?:aria-hidden|pointer-events|stroke-miterlimit|opacity)="(?:true|none|10|1)"/g, "")
    .replace(/ (?:d|transform|x2|y2|width|height)="[^"]*"/g, (attribute) =>
      attribute.replace(/-?\d+\.\d{2,}(?:e-\d+)?/g, (number) => String(Math.round(Number(number) * 10) / 10)),
    );
}
