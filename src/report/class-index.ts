import type { RunResult } from "../omics/result.js";

/** Class of each sample as an index into the result's classes. */
export function classIndex(result: Pick<RunResult, "classes" | "samples">, which: "truth" | "predicted"): Int32Array {
  const index = new Map(result.classes.map((name, c) => [name, c]));
  return Int32Array.from(result.samples, (sample) => index.get(sample[which]) ?? -1);
}
