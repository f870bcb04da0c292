import type { Context } from "../context.js";
import type { Network } from "../models/network.js";
import { exportWeights, importWeights, type Weights } from "../models/weights.js";
import type { EpochRecord } from "../train/history.js";
import { trainNetwork } from "../train/train-network.js";
import type { TrainOptions } from "../train/train-options.js";
import type { TrainingSet } from "../train/training-set.js";
import { type RowParts, validationSets } from "./validation-sets.js";

/** One trained network of an ensemble; plain data. */
export interface NetworkMember {
  readonly weights: Weights;
  readonly history: readonly EpochRecord[];
}

/** What trainings are given beside their rows. */
interface TrainMembers<Own extends Network> {
  readonly watched?: TrainingSet | undefined;
  /** What decides which rows may be validation rows. */
  readonly parts?: RowParts | undefined;
  /** Gives a new network the weights that it starts from. @param member its number */
  readonly start?: ((network: Own, member: number) => void) | undefined;
}

/**
 * Trains networks from different seeds on the same rows, one after another. With early stopping each sets validation rows of
 * its own aside, so that together they learn from all.
 *
 * @param build makes a network to be trained
 */
export async function trainMembers<Own extends Network>(
  build: (ctx: Context) => Own,
  set: TrainingSet,
  options: TrainOptions & { readonly members: number },
  ctx: Context,
  { watched, parts, start }: TrainMembers<Own> = {},
): Promise<NetworkMember[]> {
  const members: NetworkMember[] = [];
  for (let member = 0; member < options.members; member++) {
    if (member > 0 && ctx.enough?.ends()) break;
    const random = ctx.random.fork(`member ${member}`);
    const { fit, validation } = validationSets(set, options, random, parts);
    const network = build({ ...ctx, random });
    try {
      start?.(network, member);
      const history = await trainNetwork(network, fit, options, {
        ...ctx,
        random,
        ...(validation ? { validation } : {}),
        ...(options.members > 1 ? { member, members: options.members } : {}),
        ...(watched ? { watched } : {}),
      });
      members.push({ weights: exportWeights(network), history });
    } finally {
      network.dispose();
    }
  }
  return members;
}

/** Asks every member in turn: one network is in memory at a time. @param build makes a network of the members' shape */
export async function askMembers<T>(
  members: readonly Pick<NetworkMember, "weights">[],
  build: (ctx: Context) => Network,
  ctx: Context,
  question: (network: Network) => Promise<T>,
): Promise<T[]> {
  const network = build(ctx);
  const answers: T[] = [];
  try {
    for (const { weights } of members) {
      importWeights(network, weights, ctx.engine);
      answers.push(await question(network));
    }
  } finally {
    network.dispose();
  }
  return answers;
}
