import type { Dense } from "../data/dense.js";
import type { AnyEmbedding } from "../embed/embedding.js";
import type { embeddings as registry } from "../embed/registry.js";
import { kernelSignal } from "../omics/kernel-signal.js";
import { seededRandom } from "../random.js";
import { lookUp } from "../registry.js";

/** How samples can be placed. */
export type EmbeddingMethod = keyof typeof registry;

/** Samples in the plane. */
export interface Places {
  /** x and y of each sample, one after another; NaN where a sample has none. */
  readonly values: Float32Array;
  /** What the method had to say: a perplexity that was reduced, components that are zeros. */
  readonly warnings: readonly string[];
}

const known = new WeakMap<Dense, Map<string, Promise<Places>>>();

/**
 * Places the rows of a table in the plane; asked again for the same table, the answer is there.
 *
 * @throws UnknownName; MissingValues when the table has missing values; UnsuitableData when it is empty; Aborted
 */
export function placeSamples(table: Dense, method: EmbeddingMethod, seed: number): Promise<Places> {
  const ofTable = known.get(table) ?? new Map<string, Promise<Places>>();
  known.set(table, ofTable);
  const key = `${method} ${seed}`;
  const places = ofTable.get(key) ?? compute(table, method, seed);
  ofTable.set(key, places);
  places.catch(() => ofTable.delete(key));
  return places;
}

async function compute(table: Dense, method: EmbeddingMethod, seed: number): Promise<Places> {
  // Loaded when they are needed: a notebook that shows no embedding starts without them.
  const { embeddings } = await import("../embed/registry.js");
  const { openEngine } = await import("../engine/open.js");
  const warnings: string[] = [];
  const signal = kernelSignal();
  const { values } = await lookUp<AnyEmbedding>("embedding", embeddings, method).embed(
    table,
    {},
    {
      random: seededRandom(seed).fork(`embedding:${method}`),
      engine: await openEngine(),
      progress: (event) => event.kind === "warning" && warnings.push(event.message),
      ...(signal ? { signal } : {}),
    },
  );
  return { values, warnings };
}
