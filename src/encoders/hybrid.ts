import type { Context } from "../context.js";
import { assayOf, type Cohort } from "../data/cohort.js";
import type { Layout } from "../data/layout.js";
import { requireOneOf } from "../prepare/require.js";
import { mergeOptions, requireOption } from "../registry.js";
import type { Drawer } from "./drawing/draw.js";
import { drawEncoded } from "./drawing/draw-encoded.js";
import {
  type AnyEncoder,
  checkEncoderOptions,
  type DrawnAssay,
  type Encoder,
  encoderDefaults,
  type EncoderOptions,
  type EncoderState,
} from "./encoder.js";
import { type HybridDrawing, hybridDrawer } from "./hybrid/hybrid-drawer.js";
import { joinParts, type Part } from "./hybrid/join-parts.js";

/** An encoder by name, or with options of its own: `["igtd", { assay: "rna" }]`. */
export type EncoderChoice = string | readonly [name: string, options: Readonly<Record<string, unknown>>];

export interface HybridOptions extends EncoderOptions {
  /** The encoders, two or more, each with options of its own where they differ; the other options here hold for all. Default none. */
  readonly of: readonly EncoderChoice[];
  /**
   * "channels": each encoder fills channels of its own. "blend": they share channels; a pixel is the mean of what each draws
   * there. Default "channels".
   */
  readonly join: "channels" | "blend";
}

const name = "hybrid";
/** Said once for all parts, so that they fit on each other. */
const common = ["pixels", "normalisation", "outside", "missing"] as const;

/**
 * Several encoders in one image, as channels one after another or blended. Each learns from the training rows by itself;
 * a feature has one value, and a place for each encoder that draws it. Parts may draw different assays.
 *
 * @param named finds an encoder
 */
export function hybridOf(named: (encoder: string) => AnyEncoder): Encoder<HybridOptions> {
  const partsOf = (options: Required<HybridOptions>) =>
    options.of.map((choice) => {
      const [encoderName, own] = typeof choice === "string" ? [choice, {}] : choice;
      const encoder = named(encoderName);
      const shared = Object.fromEntries(common.map((option) => [option, options[option]]));
      const defaults = encoder.defaults as EncoderOptions;
      const merged = mergeOptions<EncoderOptions>(encoderName, defaults, { assay: options.assay, ...own, ...shared });
      return { encoder, options: merged as never, own };
    });
  const drawerOf = (drawing: unknown, layout: Layout): Drawer => hybridDrawer(drawing as HybridDrawing, layout, named);

  return Object.freeze({
    name,
    source: Object.freeze({
      paper: "Sharma et al. 2024 (several representations in one image)",
      doi: "10.1038/s41598-024-63630-7",
    }),
    defaults: Object.freeze({ ...encoderDefaults, of: [], join: "channels" as const }),
    check(options: Required<HybridOptions>) {
      checkEncoderOptions(name, options);
      requireOneOf(name, "join", options.join, ["channels", "blend"]);
      requireOption(
        Array.isArray(options.of) && options.of.length >= 2,
        name,
        `${options.of.length} encoders are named.`,
        'Name two or more: .encode(["deepInsight", "igtd"]).',
      );
      requireOption(
        options.pixels !== "auto",
        name,
        'pixels is "auto", and each encoder would choose another size.',
        "Give the side of a square, such as 64, or [height, width].",
      );
      for (const { encoder, options: merged, own } of partsOf(options)) {
        const twice = common.find((option) => option in own);
        requireOption(!twice, name, `${encoder.name} has its own ${twice}.`, `Say ${twice} once, for all encoders.`);
        encoder.check?.(merged);
        const together = encoder.together?.(merged);
        requireOption(!together, name, `${encoder.name} cannot be joined: ${together}.`, 'Use { place: "features" }.');
      }
    },
    files: (options: Required<HybridOptions>) =>
      partsOf(options).flatMap(({ encoder, options: own }) => [...(encoder.files?.(own) ?? [])]),
    readsLabels: (options: Required<HybridOptions>) =>
      partsOf(options).some(({ encoder, options: own }) => encoder.readsLabels?.(own) ?? false),

    async fit(train: Cohort, options: Required<HybridOptions>, ctx: Context): Promise<EncoderState> {
      const parts: Part[] = [];
      for (const [index, { encoder, options: own }] of partsOf(options).entries()) {
        const inner = { ...ctx, random: ctx.random.fork(`${index}:${encoder.name}`) };
        const state = await encoder.fit(train, own, inner);
        const assays = state.assays ?? [
          ofOneAssay(assayOf(train, (own as EncoderOptions).assay as string).name, state),
        ];
        parts.push({ encoder: encoder.name, state, assays });
      }
      return joinParts(name, parts, options.join);
    },
    apply(cohort: Cohort, state: EncoderState, options: Required<HybridOptions>, ctx: Context): Cohort {
      return drawEncoded(name, cohort, state, options, ctx, drawerOf);
    },
    drawer: drawerOf,
  });
}

function ofOneAssay(name: string, { layout }: EncoderState): DrawnAssay {
  return { name, features: layout.features };
}
