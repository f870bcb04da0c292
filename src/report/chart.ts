import { createHash } from "node:crypto";
import type { TopLevelSpec } from "vega-lite";
import { lookWithText } from "./chart-look.js";
import { escapeText, type Html, raw } from "./html.js";
import { printable } from "./printable.js";
import { useSansSerifWidths } from "./text-width.js";
import { loadVega } from "./vega.js";

/** Text and lines take the page's colour, so that charts follow a dark screen. */
const pageLook = lookWithText("currentColor");
/** Dark on white, for a picture that stands alone. */
const lightLook = lookWithText("#1b1f24");

/**
 * A Vega-Lite chart as static SVG: no script stays in the page.
 *
 * @param spec what to draw; its data stand in it
 * @param description what a reader who cannot see it should know
 */
export function chart(spec: TopLevelSpec, description: string): Html {
  return raw(draw(spec, description, pageLook, 4));
}

/**
 * The same as a picture that stands alone: dark text on a white ground.
 *
 * @param spec what to draw; its data stand in it
 * @param description what a reader who cannot see it should know
 * @returns the text of an SVG file
 */
export function lightChart(spec: object, description: string): string {
  return draw(spec, description, lightLook, 10).replace(
    ">",
    ' style="max-width: 100%; height: auto"><rect width="100%" height="100%" fill="#ffffff"/>',
  );
}

/** @param margin room around the drawing, in pixels */
function draw(spec: object, description: string, look: typeof pageLook, margin: number): string {
  const vega = loadVega();
  useSansSerifWidths(vega);
  const { spec: compiled } = vega.compile({ ...spec, config: look } as unknown as TopLevelSpec);
  const view = new vega.View(vega.parse(compiled), { renderer: "none" }).run();
  const { root } = view.scenegraph() as unknown as { root: Scene & { bounds: Bounds } };
  const { x1, y1, x2, y2 } = root.bounds;
  const width = Math.ceil(x2 - x1) + 2 * margin;
  const height = Math.ceil(y2 - y1) + 2 * margin;
  loadPictures(root);
  vega.resetSVGDefIds(); // Vega counts on from chart to chart, and the same chart should be the same text
  const svg = new vega.SVGStringRenderer()
    .initialize(null, width, height, [margin - x1, margin - y1])
    .render(root)
    .svg();
  view.finalize();
  const named = `<svg role="img" aria-label="${escapeText(description)}" `;
  return ownNames(compact(printable(svg))).replace("<svg ", () => named);
}

/** What Vega draws: groups of marks, marks of items. */
interface Scene {
  readonly marktype?: string;
  readonly items?: readonly (Scene & { readonly url?: string; image?: unknown })[];
}

/** Vega loads pictures when there is time; data addresses are there already. */
function loadPictures(scene: Scene): void {
  for (const item of scene.items ?? []) {
    if (scene.marktype === "image" && item.url)
      item.image = { complete: true, width: 1, height: 1, src: item.url, url: item.url };
    loadPictures(item);
  }
}

/** Colour ramps are referred to by name; several charts on one page must not take each other's. */
function ownNames(svg: string): string {
  const names = Array.from(
    svg.matchAll(/<(?:linearGradient|radialGradient|clipPath) id="(\w+)"/g),
    ([, name]) => name!,
  );
  if (names.length === 0) return svg;
  const own = createHash("sha256").update(svg).digest("hex").slice(0, 8);
  return svg.replace(new RegExp(`( id="|"url\\(#)(${names.join("|")})(?=["),])`, "g"), `$1$2_${own}`);
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
