import { firstFive, OmixelError } from "../errors.js";
import { inOurNames } from "./foreign-names.js";
import type { Network } from "./network.js";
import { type PatchGrid, resamplePlaces } from "./resample-places.js";
import { stagesOf } from "./stages.js";
import { torchShape, type Weights } from "./weights.js";

/** What a vision transformer adds to its tokens. */
const PLACES = "pos_embed";

/** Which of the given weights a network takes. */
export interface MatchedWeights {
  /** In the network's shapes. */
  readonly taken: Weights;
  /** Names that stay new: of the last layer, and fixed patterns. */
  readonly fresh: readonly string[];
  /** The convolutions that see the image, where they had to be brought to another number of channels. */
  readonly channels?: { readonly names: readonly string[]; readonly from: number; readonly to: number };
  /** The library whose names were translated. */
  readonly library?: string;
  /** The grids of patches, where position embeddings had to be brought to another one. */
  readonly patches?: { readonly from: PatchGrid; readonly to: PatchGrid };
}

/**
 * Matches weights with a network by name.
 *
 * The last layer is left new where its shape differs, or where `head` is false. Where the image has other channels, each
 * convolution that sees it (the first; of networks of several paths, the first of each) gets the mean over the channels given,
 * times how many of them there are for each of its own: an image with equal channels is answered as before. Position embeddings of a square grid of patches are resampled for another one. Counts of batches and the
 * given last layer under another name are no matter.
 *
 * @param given in PyTorch's order, under torchvision's names or timm's
 * @throws UnsuitableData naming five tensors that are missing, unknown, or of another shape, with both shapes
 */
export function matchWeights(
  network: Pick<Network, "parameters" | "buffers" | "stages" | "patches">,
  given: Weights,
  { head = true }: { head?: boolean } = {},
): MatchedWeights {
  const own = new Map(
    [...network.parameters, ...network.buffers].map(([name, { shape }]) => [name, torchShape(shape)]),
  );
  const named = inOurNames(own, given);
  const { library } = named;
  const { weights, patches } = onOwnGrid(own, named.weights, network.patches);
  const last = stagesOf(network).at(-1)!;
  const fits = (name: string) => weights[name]?.shape.join() === own.get(name)!.join();
  const keepsHead = head && last.every(fits);
  const fresh = [...own.keys()].filter(
    (name) => (last.includes(name) && !keepsHead) || (isPattern(name, network) && weights[name] === undefined),
  );
  requireNames(own, weights, fresh);
  const first = [...network.parameters].find(([, { shape }]) => shape.length === 4)?.[0];
  const wanted = [...own.keys()].filter((name) => !fresh.includes(name));
  const inward = (name: string) => [weights[name]!.shape[1], own.get(name)![1]] as [number, number];
  const [from, to] = first === undefined ? [0, 0] : inward(first);
  const spread = new Map(
    wanted.flatMap((name) => {
      const sees = first !== undefined && from !== to && !fits(name) && inward(name).join() === [from, to].join();
      const found = sees ? otherChannels(weights[name]!, own.get(name)!) : undefined;
      return found ? [[name, found] as const] : [];
    }),
  );
  const wrong = wanted.filter((name) => !fits(name) && !spread.has(name));
  if (wrong.length > 0)
    throw new OmixelError(
      "UnsuitableData",
      `Weights and network differ in shape: ${firstFive(wrong.map((name) => `${name} [${weights[name]!.shape.join(", ")}] for [${own.get(name)!.join(", ")}]`))}.`,
      "Use weights of the same network, width and size of images.",
    );
  const taken = Object.fromEntries(wanted.map((name) => [name, spread.get(name) ?? weights[name]!]));
  const found = { taken, fresh, ...(library ? { library } : {}), ...(patches ? { patches } : {}) };
  return spread.size > 0 ? { ...found, channels: { names: [...spread.keys()], from, to } } : found;
}

/** Weights with position embeddings for the network's own grid of patches. */
function onOwnGrid(
  own: ReadonlyMap<string, readonly number[]>,
  given: Weights,
  to: PatchGrid | undefined,
): { readonly weights: Weights; readonly patches?: MatchedWeights["patches"] } {
  const [before, after] = [given[PLACES], own.get(PLACES)];
  // As many patches in a grid of another shape cannot be told from the same grid.
  if (!to || !before || !after || before.shape.join() === after.join() || before.shape[2] !== after[2])
    return { weights: given };
  const found = resamplePlaces(before, to);
  return found
    ? {
        weights: { ...given, [PLACES]: found.places },
        patches: { from: found.from, to: { rows: to.rows, columns: to.columns } },
      }
    : { weights: given };
}

/** What is kept with a network but neither learnt nor measured. */
function isPattern(name: string, { buffers }: Pick<Network, "buffers">): boolean {
  return buffers.has(name) && !/\.running_(mean|var)$/.test(name);
}

/** Last and auxiliary layers under other networks' names, and what a wide branch adds. */
const OTHER_HEAD = /^(fc|classifier|heads?|aux\w*|wide)\./i;

function requireNames(own: ReadonlyMap<string, unknown>, given: Weights, fresh: readonly string[]): void {
  const missing = [...own.keys()].filter((name) => !(name in given) && !fresh.includes(name));
  const unknown = Object.keys(given).filter(
    (name) => !own.has(name) && !name.endsWith("num_batches_tracked") && !OTHER_HEAD.test(name),
  );
  if (missing.length + unknown.length === 0) return;
  const said = [
    missing.length > 0 ? `The weights lack ${firstFive(missing)}.` : "",
    unknown.length > 0 ? `The network has no ${firstFive(unknown)}.` : "",
  ];
  throw new OmixelError(
    "UnsuitableData",
    said.filter(Boolean).join(" "),
    "Use weights of the same network, under torchvision's or timm's names.",
  );
}

/** A convolution's weights for other input channels; undefined where more than these differ. */
function otherChannels({ shape, values }: Weights[string], wanted: readonly number[]): Weights[string] | undefined {
  const [out, from, height, width] = shape as [number, number, number, number];
  const to = wanted[1]!;
  if (shape.length !== 4 || [out, to, height, width].join() !== wanted.join()) return undefined;
  const size = height * width;
  const found = new Float32Array(out * to * size);
  for (let o = 0; o < out; o++)
    for (let p = 0; p < size; p++) {
      let sum = 0;
      for (let c = 0; c < from; c++) sum += values[(o * from + c) * size + p]!;
      for (let c = 0; c < to; c++) found[(o * to + c) * size + p] = sum / to;
    }
  return { shape: [...wanted], values: found };
}
