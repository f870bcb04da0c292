import type { Engine, Tensor2D, Tensor4D } from "../engine/engine.js";
import type { Random } from "../random.js";
import { EMBEDDING, gatedAttention } from "./gated-attention.js";
import type { AnyModel } from "./model.js";
import type { Network } from "./network.js";
import { viewCorrelation } from "./view-correlation.js";
import { stagesSideBySide } from "./stages.js";

/** How the branches of a network become one answer. */
export interface JoinOptions {
  /**
   * "concatenate": the features of all branches side by side, with the bits that say which were measured, before one linear
   * layer; "gated": their mean, weighted by gated attention; "correlation": the products of the branches' class probabilities
   * before two linear layers, as in MOGONET. Default "concatenate".
   */
  readonly join: "concatenate" | "gated" | "correlation";
  /**
   * Share of the measured assays that each sample loses in each update of a training, 0 to below 1; one is always left. It
   * teaches the network to do without. Default 0.2.
   */
  readonly dropModality: number;
}

/** The images that one branch sees. */
export interface Branch {
  readonly name: string;
  readonly height: number;
  readonly width: number;
  readonly channels: number;
  /** What the branch is, where it is not what the others are, and its options. */
  readonly own?: { readonly model: AnyModel; readonly options: object };
}

/** A network whose branches may be given weights one by one. */
export interface JoinedNetwork extends Network {
  readonly branches: readonly Network[];
}

/** Values of a branch's image. */
export function branchSize({ height, width, channels }: Branch): number {
  return height * width * channels;
}

/**
 * One network of several branches, each a model's body for the images of its own. What goes in is a row for each sample:
 * the images of all branches, one after another, then a bit for each branch, 1 where it was measured. A branch sees only
 * the samples that have it, so that neither its features nor its batch norms know of the others; no bit, no features.
 *
 * A linear layer on features side by side is the sum of a linear layer on each, and a bit's weight is that layer's bias:
 * so with "concatenate" a branch is the model with its own last layer, and its answer counts where its bit is set.
 *
 * @param branches in the order of their images
 * @param options the model's own
 */
export function joinedNetwork(
  branches: readonly Branch[],
  classes: number,
  model: AnyModel,
  options: object,
  { join, dropModality }: JoinOptions,
  engine: Engine,
  random: Random,
): JoinedNetwork {
  const { tf } = engine;
  const width = join === "gated" ? EMBEDDING : classes;
  const networks = branches.map(({ name, own = { model, options }, ...input }) =>
    own.model.build({ ...input, classes: width }, own.options, engine, random.fork(`branch ${name}`)),
  );
  const attention = joinOf(join, branches.length, classes, engine, random);
  const parts = networks.map((network, b) => [branches[b]!.name, network] as const);
  const named = <T>(kind: (part: Pick<Network, "parameters" | "buffers">) => ReadonlyMap<string, T>) =>
    new Map([
      ...parts.flatMap(([name, part]) => [...kind(part)].map(([own, value]) => [`${name}.${own}`, value] as const)),
      ...(attention ? kind(attention) : []),
    ]);
  const pixels = branches.reduce((sum, branch) => sum + branchSize(branch), 0);

  /** A branch's own answer on all rows, zeros where it has none; undefined where no row has it. */
  const answer = (b: number, from: number, x: Tensor2D, bits: Float32Array, training: boolean, own?: Random) => {
    const rows = x.shape[0];
    const present = Array.from({ length: rows }, (_, row) => row).filter((row) => bits[row * branches.length + b]! > 0);
    if (present.length === 0) return undefined;
    const { height, width, channels } = branches[b]!;
    const image = tf.slice(x, [0, from], [rows, branchSize(branches[b]!)]);
    const chosen = present.length < rows ? selection(present, rows, engine) : undefined;
    const some = tf.reshape(chosen ? tf.matMul(chosen, image) : image, [present.length, height, width, channels]);
    const said = networks[b]!.forward(some as Tensor4D, training, own);
    return chosen ? tf.matMul<Tensor2D>(chosen, said, true) : said;
  };

  const stages = stagesSideBySide(parts.map(([name, network]) => ({ prefix: `${name}.`, network })));
  stages.at(-1)!.push(...(attention?.parameters.keys() ?? []));

  return {
    branches: networks,
    stages,
    parameters: named(({ parameters }) => parameters),
    buffers: named(({ buffers }) => buffers),
    forward(x, training, own) {
      return tf.tidy(() => {
        const rows = x.shape[0];
        const flat = tf.reshape(x, [rows, pixels + branches.length]);
        const given = Float32Array.from(tf.slice(flat, [0, pixels], [rows, branches.length]).dataSync());
        const bits = training && own ? withoutSome(given, branches.length, dropModality, own) : given;
        let from = 0;
        const answers = branches.map((branch, b) => {
          const said = answer(b, from, flat as Tensor2D, bits, training, own);
          from += branchSize(branch);
          return said ?? (tf.zeros([rows, width]) as Tensor2D);
        });
        return attention ? attention.join(answers, bits) : answers.reduce((sum, said) => tf.add(sum, said));
      });
    },
    dispose() {
      for (const network of networks) network.dispose();
      attention?.dispose();
    },
  };
}

/** What joins the branches, where their answers are not added. */
function joinOf(join: JoinOptions["join"], branches: number, classes: number, engine: Engine, random: Random) {
  if (join === "gated") return gatedAttention(classes, engine, random.fork("attention"));
  return join === "correlation" ? viewCorrelation(branches, classes, engine, random.fork("correlation")) : undefined;
}

/** Rows of the identity, so that a product with it takes these rows, and one with its transpose puts them back. */
function selection(rows: readonly number[], of: number, { tf }: Engine): Tensor2D {
  const values = new Float32Array(rows.length * of);
  for (const [i, row] of rows.entries()) values[i * of + row] = 1;
  return tf.tensor2d(values, [rows.length, of]);
}

/** The bits with some set to 0 at random, never all of a row. */
function withoutSome(bits: Float32Array, branches: number, share: number, random: Random): Float32Array {
  if (share === 0) return bits;
  const kept = bits.slice();
  for (let from = 0; from < bits.length; from += branches) {
    const present = [...bits.subarray(from, from + branches).keys()].filter((b) => bits[from + b]! > 0);
    const dropped = present.filter(() => random.next() < share);
    if (dropped.length > 0 && dropped.length === present.length) dropped.splice(random.integer(dropped.length), 1);
    for (const b of dropped) kept[from + b] = 0;
  }
  return kept;
}
