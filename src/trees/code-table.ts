import type { Crew } from "./crew.js";
import { columnCodes, type OrderedFeatures } from "./ordered-features.js";
import type { TreeTable } from "./table.js";

/** Features coded at a time: few enough that a thread which is held up leaves the rest to the others. */
const piece = 64;

/**
 * Codes of a table that several threads share; each codes the features it takes, and all wait for the last.
 *
 * @param codes takes features × samples, feature after feature
 * @param counts takes the number of codes of each feature
 */
export async function codeTable(
  { features, samples, values }: TreeTable,
  most: number,
  codes: Uint16Array,
  counts: Uint32Array,
  crew: Crew,
): Promise<OrderedFeatures> {
  const code = columnCodes(samples, most);
  for (let first = crew.take() * piece; first < features; first = crew.take() * piece) {
    for (let j = first; j < Math.min(first + piece, features); j++) {
      const [from, to] = [j * samples, (j + 1) * samples];
      counts[j] = code(values.subarray(from, to), codes.subarray(from, to));
    }
    await crew.breathe(0);
  }
  crew.meet();
  return { features, samples, codes, counts };
}
