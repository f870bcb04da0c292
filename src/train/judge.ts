import type { Network } from "../models/network.js";
import type { Context } from "../context.js";
import { predictNetwork } from "./predict.js";
import type { TrainingSet } from "./training-set.js";
import { countHits } from "./update.js";

/** Loss and accuracy of a network on rows that it does not learn from. */
export async function judge(
  network: Network,
  set: TrainingSet,
  { engine, signal }: Pick<Context, "engine" | "signal">,
) {
  const probabilities = await predictNetwork(network, set, engine, signal);
  const rows = Int32Array.from({ length: set.count }, (_, row) => row);
  let loss = 0;
  for (const row of rows) loss -= Math.log(Math.max(1e-12, probabilities[row * set.classes + set.labels[row]!]!));
  return { validationLoss: loss / set.count, validationAccuracy: countHits(probabilities, rows, set) / set.count };
}
