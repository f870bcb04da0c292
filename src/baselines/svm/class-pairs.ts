import type { KernelRows } from "./kernel-rows.js";
import { type TwoClassAnswer, TwoClassSolver } from "./smo.js";

/** Two classes, the first of which is the positive one: [0, 1], [0, 2], …, [1, 2], … */
export function classPairs(classes: number): (readonly [number, number])[] {
  const out: [number, number][] = [];
  for (let a = 0; a < classes; a++) for (let b = a + 1; b < classes; b++) out.push([a, b]);
  return out;
}

/** The surface between two classes and the samples it was learnt from. */
export interface PairAnswer extends TwoClassAnswer {
  /** Rows of the kernel, in the order of the weights. */
  readonly samples: Int32Array;
  /** Whether it was found before the limit of updates. */
  readonly converged: boolean;
}

export interface PairTask {
  readonly kernel: KernelRows;
  /** Class of each sample. */
  readonly labels: Int32Array;
  readonly classes: number;
  /** Samples that take part. */
  readonly rows: readonly number[];
  readonly C: number;
  readonly tolerance: number;
}

/** Updates between two breaths: few, since each may need kernel rows that are not remembered. */
const CHUNK = 32;

/** Called between chunks of work, and at the end of each pair. */
export type Breathe = (ended?: "pair") => Promise<void>;

/** Updates after which a pair is given up, as the reference does. */
export const updateLimit = (samples: number) => Math.max(1e7, 100 * samples);

/** One surface between each two classes. */
export async function trainPairs(
  { kernel, labels, classes, rows, C, tolerance }: PairTask,
  breathe: Breathe,
  limit = updateLimit(rows.length),
): Promise<PairAnswer[]> {
  const byClass = Array.from({ length: classes }, (_, c) => rows.filter((row) => labels[row] === c));
  const out: PairAnswer[] = [];
  for (const [a, b] of classPairs(classes)) {
    const samples = Int32Array.from([...byClass[a]!, ...byClass[b]!]);
    const solver = new TwoClassSolver({ kernel, samples, positive: byClass[a]!.length, C, tolerance });
    let converged = false;
    while (!converged && solver.iterations < limit) {
      converged = solver.run(Math.min(CHUNK, limit - solver.iterations));
      await breathe();
    }
    await breathe("pair");
    out.push({ ...solver.answer(), samples, converged });
  }
  return out;
}
