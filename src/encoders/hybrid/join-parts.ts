import { ABSENT, type Layout } from "../../data/layout.js";
import { OmixelError } from "../../errors.js";
import { identityOf } from "../../modalities/feature-identity.js";
import type { DrawnAssay, EncoderState } from "../encoder.js";
import { heaviestPixels } from "../layout/layout-of-places.js";
import type { HybridDrawing } from "./hybrid-drawer.js";

/** One encoder of a hybrid with what it learnt. */
export interface Part {
  readonly encoder: string;
  readonly state: EncoderState;
  /** The assays it draws, with their features as its layout holds them one after another. */
  readonly assays: readonly DrawnAssay[];
}

/**
 * What a hybrid knows: the features of all parts, each once, with the places that the parts give them. Features are named
 * with their assay where the parts draw more than one.
 *
 * @throws InvalidOption where blended parts differ in their number of channels
 */
export function joinParts(step: string, parts: readonly Part[], join: "channels" | "blend"): EncoderState {
  const depth = parts.map(({ state }) => state.layout.channels.length);
  if (join === "blend" && new Set(depth).size > 1)
    throw new OmixelError(
      "InvalidOption",
      `The encoders to be blended draw ${depth.join(", ")} channels.`,
      'Blend encoders of equally many channels, or use { join: "channels" }.',
      { step },
    );
  const assays = allAssays(parts);
  const single = assays.length === 1;
  const features = assays.flatMap(({ name, features }) =>
    single ? features : features.map((feature) => identityOf(name, feature)),
  );
  const columnOf = new Map(features.map((feature, column) => [feature, column]));
  const columns = parts.map((part) =>
    Uint32Array.from(
      part.assays.flatMap(({ name, features }) =>
        features.map((feature) => columnOf.get(single ? feature : identityOf(name, feature))!),
      ),
    ),
  );
  const layout = join === "channels" ? stacked(parts, columns, features) : blended(parts, columns, features);
  const drawn = new Set(features);
  const left = [...new Set(parts.flatMap(({ state }) => state.left ?? []))].filter((feature) => !drawn.has(feature));
  const drawing: HybridDrawing = {
    join,
    parts: parts.map(({ encoder, state }, p) => ({
      layout: state.layout,
      columns: columns[p]!,
      ...(state.drawing ? { drawing: state.drawing } : {}),
      encoder,
    })),
  };
  return {
    layout,
    normalisation: {
      name: parts[0]!.state.normalisation.name,
      shift: gathered(parts, columns, features.length, "shift"),
      factor: gathered(parts, columns, features.length, "factor"),
    },
    ...(single ? {} : { assays }),
    ...(left.length > 0 ? { left } : {}),
    // Where all parts are weighted sums, so is the whole.
    ...(parts.some(({ state }) => state.drawing) ? { drawing: { encoder: step, state: drawing } } : {}),
  };
}

function allAssays(parts: readonly Part[]): DrawnAssay[] {
  const features = new Map<string, Set<string>>();
  for (const { name, features: own } of parts.flatMap(({ assays }) => assays)) {
    const known = features.get(name) ?? new Set();
    for (const feature of own) known.add(feature);
    features.set(name, known);
  }
  return Array.from(features, ([name, own]) => ({ name, features: [...own].sort() }));
}

/** All parts normalise an assay alike, so that any of them tells how. */
function gathered(parts: readonly Part[], columns: readonly Uint32Array[], count: number, side: "shift" | "factor") {
  const out = new Float64Array(count);
  for (const [p, { state }] of parts.entries())
    columns[p]!.forEach((column, f) => (out[column] = state.normalisation[side][f]!));
  return out;
}

function stacked(parts: readonly Part[], columns: readonly Uint32Array[], features: readonly string[]): Layout {
  const layouts = parts.map(({ state }) => state.layout);
  const { height, width } = layouts[0]!;
  const channels = parts.flatMap(({ encoder, state }, p) =>
    state.layout.channels.map((channel) => channelName(parts, p, encoder, channel)),
  );
  const x = new Uint16Array(channels.length * features.length).fill(ABSENT);
  const y = x.slice();
  const start = new Uint32Array(channels.length * height * width + 1);
  const entries = layouts.reduce((sum, layout) => sum + layout.feature.length, 0);
  const [feature, weight] = [new Uint32Array(entries), new Float32Array(entries)];
  let [channel, at] = [0, 0];
  for (const [p, layout] of layouts.entries()) {
    const own = columns[p]!;
    for (let c = 0; c < layout.channels.length; c++)
      own.forEach((column, f) => {
        x[(channel + c) * features.length + column] = layout.x[c * own.length + f]!;
        y[(channel + c) * features.length + column] = layout.y[c * own.length + f]!;
      });
    layout.feature.forEach((f, k) => (feature[at + k] = own[f]!));
    weight.set(layout.weight, at);
    for (let pixel = 1; pixel < layout.start.length; pixel++)
      start[channel * height * width + pixel] = at + layout.start[pixel]!;
    channel += layout.channels.length;
    at += layout.feature.length;
  }
  const radius = Math.max(...layouts.map((layout) => layout.radius));
  return { height, width, channels, features, x, y, radius, start, feature, weight };
}

/** "igtd pixels"; "2 igtd pixels" where an encoder stands there twice. */
function channelName(parts: readonly Part[], p: number, encoder: string, channel: string): string {
  const same = parts.filter((part) => part.encoder === encoder).length;
  return `${same > 1 ? `${p + 1} ` : ""}${encoder} ${channel}`;
}

function blended(parts: readonly Part[], columns: readonly Uint32Array[], features: readonly string[]): Layout {
  const { height, width, channels, radius } = parts[0]!.state.layout;
  const pixels = channels.length * height * width;
  const start = new Uint32Array(pixels + 1);
  const [feature, weight]: [number[], number[]] = [[], []];
  for (let pixel = 0; pixel < pixels; pixel++) {
    const onPixel = new Map<number, number>();
    for (const [p, { state }] of parts.entries())
      for (let k = state.layout.start[pixel]!; k < state.layout.start[pixel + 1]!; k++) {
        const column = columns[p]![state.layout.feature[k]!]!;
        onPixel.set(column, (onPixel.get(column) ?? 0) + state.layout.weight[k]! / parts.length);
      }
    feature.push(...onPixel.keys());
    weight.push(...onPixel.values());
    start[pixel + 1] = feature.length;
  }
  const table = { start, feature: Uint32Array.from(feature), weight: Float32Array.from(weight) };
  const names = channels.map((_, c) => parts.map(({ state }) => state.layout.channels[c]!).join(" + "));
  const size = { height, width, channels: names };
  return { ...size, features, ...heaviestPixels(table, features.length, size), radius, ...table };
}
