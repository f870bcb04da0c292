import { createRequire } from "node:module";
import type * as Vega from "vega";
import type * as VegaLite from "vega-lite";

/** The charts' library, with what its type declarations leave out. */
export type Charts = typeof Vega &
  Pick<typeof VegaLite, "compile"> & {
    readonly SVGStringRenderer: new () => TextRenderer;
    readonly textMetrics: TextMetrics;
    resetSVGDefIds(): void;
  };

/** Vega's renderer to text. */
interface TextRenderer {
  initialize(element: null, width: number, height: number, origin: [number, number]): TextRenderer;
  render(scene: unknown): TextRenderer;
  svg(): string;
}

/** The part of Vega that says how wide a text is. */
interface TextMetrics {
  width: (item: { readonly fontSize?: number; readonly limit?: number }, text: unknown) => number;
}

let loaded: Charts | undefined;

/** Loaded with the first chart: it takes longer than all the rest of the library, which a cell wants at once. */
export function loadVega(): Charts {
  if (loaded) return loaded;
  const require = createRequire(import.meta.url);
  const { compile } = require("vega-lite") as typeof VegaLite;
  const vega = require("vega") as Charts;
  return (loaded = Object.assign(Object.create(vega) as Charts, { compile }));
}
