import { type Context, warn } from "../context.js";
import { featureNames } from "../data/assay.js";
import { type Cohort, sampleNames } from "../data/cohort.js";
import type { Dense } from "../data/dense.js";
import type { Layout } from "../data/layout.js";
import { firstFive, OmixelError } from "../errors.js";
import { columnMoments } from "../math/column-moments.js";
import type { Normalisation } from "../math/normalisation.js";
import { identityOf } from "../modalities/feature-identity.js";
import { requireComplete, requireThreeFeatures } from "../prepare/require.js";
import { type AssaysDrawing, drawerByAssay, layoutByAssay } from "./drawing/assay-channels.js";
import type { Drawer } from "./drawing/draw.js";
import { drawEncoded, measuredAssays } from "./drawing/draw-encoded.js";
import {
  checkEncoderOptions,
  type DrawnAssay,
  type Encoder,
  type EncoderOptions,
  type EncoderState,
  imageSize,
  smallestSquare,
} from "./encoder.js";
import type { EncoderMethod, Places, Training } from "./encoder-method.js";
import { layoutOfPlaces } from "./layout/layout-of-places.js";
import { trainingAssay, type TrainingAssay, trainingTable } from "./drawing/training-table.js";

/**
 * Makes an encoder of a rule that gives features their places. What all encoders owe their users is done here, once:
 * choosing the assays, refusing what cannot be drawn, normalising as learnt on the training rows, matching features by
 * name, and drawing.
 */
export function layoutEncoder<Options extends EncoderOptions>(method: EncoderMethod<Options>): Encoder<Options> {
  const { name, source, defaults, paths } = method;
  const own = method.drawer?.bind(method);
  const drawerOf =
    own &&
    ((drawing: unknown, layout: Layout): Drawer =>
      isOfSeveral(drawing) ? drawerByAssay(drawing, own(drawing.own, drawing.layout)) : own(drawing, layout));
  return Object.freeze({
    name,
    source: Object.freeze(source),
    defaults: Object.freeze(defaults),
    check(options: Required<Options>) {
      checkEncoderOptions(name, options);
      method.check?.(options);
    },
    ...(method.columnOrder ? { columnOrder: method.columnOrder } : {}),
    ...(paths ? { paths, files: (options: Required<Options>) => filesOf(paths, options) } : {}),
    ...(method.readsLabels ? { readsLabels: (options: Required<Options>) => method.readsLabels!(options) } : {}),

    async fit(train: Cohort, options: Required<Options>, ctx: Context): Promise<EncoderState> {
      const parts = measuredAssays(name, train, options.assay).map((assay) => {
        const features = featureNames(assay);
        requireThreeFeatures(name, features.length, features.length, "Loosen the filters before this step.");
        requireComplete(name, { assay, features, samples: sampleNames(train) });
        return trainingAssay(assay, options.normalisation);
      });
      for (const { raw, features } of parts) requireVariation(name, raw, features, ctx);
      const given = [...new Set(parts.flatMap(({ features }) => features))];
      const keepsOrder = method.columnOrder === "matters" || method.keepsOrder?.(options);
      const names = keepsOrder ? given : given.sort();
      const smallest = (await method.smallest?.(names.length, options)) ?? smallestSquare(names.length);
      const size = imageSize(options.pixels, smallest);
      const table = trainingTable(parts, names, train, method.readsLabels?.(options) ?? false, size);
      const places = await method.place(table, options, ctx);
      const layout = layoutOfPlaces(places, places.byAssay ? identitiesOf(table) : names, size);
      const placed = new Set(layout.features);
      const lacks = ({ name, features }: DrawnAssay) =>
        features.filter((feature) => !placed.has(places.byAssay ? identityOf(name, feature) : feature));
      const left = [...new Set(table.assays.flatMap(lacks))];
      const { drawing, ...drawn } =
        typeof options.assay === "string" ? ofOne(parts[0]!, layout, places) : ofSeveral(parts, table, layout, places);
      return {
        ...drawn,
        ...(left.length > 0 ? { left } : {}),
        ...(drawing === undefined ? {} : { drawing: { encoder: name, state: drawing } }),
      };
    },

    apply(cohort: Cohort, state: EncoderState, options: Required<Options>, ctx: Context): Cohort {
      return drawEncoded(name, cohort, state, options, ctx, drawerOf);
    },

    ...(drawerOf ? { drawer: drawerOf } : {}),
  });
}

function filesOf<Options>(paths: readonly (keyof Options)[], options: Options): string[] {
  return paths.map((path) => options[path] as string).filter((path) => path !== "");
}

type Drawn = Pick<EncoderState, "layout" | "normalisation" | "assays"> & { readonly drawing: unknown };

function ofOne(part: TrainingAssay, layout: Layout, { drawing }: Places): Drawn {
  return { layout, normalisation: ofFeatures(part, layout.features), drawing };
}

function ofSeveral(
  parts: readonly TrainingAssay[],
  table: Training,
  layout: Layout,
  { byAssay, drawing }: Places,
): Drawn {
  const placed = new Set(layout.features);
  const assays = table.assays.map(({ name, features }): DrawnAssay => {
    const own = new Set(features);
    const drawn = byAssay
      ? features.filter((feature) => placed.has(identityOf(name, feature)))
      : layout.features.filter((feature) => own.has(feature));
    return { name, features: drawn };
  });
  const each = parts.map((part, a) => ofFeatures(part, assays[a]!.features));
  const joined = (side: "shift" | "factor") => Float64Array.from(each.flatMap((one) => [...one[side]]));
  return {
    layout: byAssay ? layout : layoutByAssay(layout, assays),
    assays,
    normalisation: { name: each[0]!.name, shift: joined("shift"), factor: joined("factor") },
    drawing: drawing === undefined ? undefined : ({ own: drawing, layout, assays } satisfies AssaysDrawing),
  };
}

/** Names of the features of all assays, one after another. */
function identitiesOf({ assays }: Training): string[] {
  return assays.flatMap(({ name, features }) => features.map((feature) => identityOf(name, feature)));
}

function isOfSeveral(drawing: unknown): drawing is AssaysDrawing {
  return typeof drawing === "object" && drawing !== null && "own" in drawing && "assays" in drawing;
}

/** An assay's normalisation for some of its features, in their order. */
function ofFeatures({ features, normalisation }: TrainingAssay, wanted: readonly string[]): Normalisation {
  const columnOf = new Map(features.map((feature, column) => [feature, column]));
  const columns = wanted.map((feature) => columnOf.get(feature)!);
  const pick = (numbers: Float64Array) => Float64Array.from(columns, (column) => numbers[column]!);
  return { name: normalisation.name, shift: pick(normalisation.shift), factor: pick(normalisation.factor) };
}

/** A layout is learnt from how features differ between samples. */
function requireVariation(step: string, values: Dense, features: readonly string[], ctx: Context): void {
  if (values.rows < 2)
    throw new OmixelError(
      "TooFewSamples",
      `A layout is learnt from how features differ between samples, but there is ${values.rows} training sample.`,
      "Give two or more; a trained layout draws single samples.",
      { step },
    );
  const { variance } = columnMoments(values);
  const constant = features.filter((_, j) => variance[j] === 0);
  if (constant.length === features.length)
    throw new OmixelError(
      "UnsuitableData",
      `All ${features.length} features are constant in the training samples: nothing tells them apart.`,
      "Check that the table holds what you expect (omixel check FILE).",
      { step },
    );
  if (constant.length > 0)
    warn(ctx, step, `${constant.length} features are constant in the training samples: ${firstFive(constant)}.`);
}
