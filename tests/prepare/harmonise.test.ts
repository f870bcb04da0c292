import { describe, expect, test } from "@jest/globals";
import { followRounds, harmonise } from "../../src/prepare/harmonise.js";
import { excess } from "../shared.js";
import { prepareReference } from "./reference.js";

const { harmony } = prepareReference;
const [rows, dimensions] = harmony.points.shape as [number, number];
const names = ["x", "y", "z"];
const points = {
  rows,
  dimensions,
  values: Float64Array.from(harmony.points.data as number[]),
  batch: Int32Array.from(harmony.batch as string[], (name) => names.indexOf(name)),
  batches: 3,
};
const choice = { theta: 1, sigma: 0.1, ridge: 1, rounds: 10 };
const inOrder = (count: number) => Uint32Array.from({ length: count }, (_, i) => i);
const starts = Float64Array.from(harmony.starts.data as number[]);
const { corrected, rounds } = harmonise(points, starts, choice, inOrder, {});

describe("harmony", () => {
  test("gives harmonypy's places after as many rounds, from the same centres", () => {
    expect(rounds).toHaveLength(harmony.rounds as number);
    expect(excess(corrected, harmony.corrected.data, { rtol: 1e-8, atol: 1e-9 })).toBeLessThanOrEqual(0);
  });

  test("samples that follow the rounds end where the reference puts them, up to the rows it counts out", () => {
    let [off, moved] = [0, 0];
    for (let i = 0; i < rows; i++) {
      const [from, to] = [i * dimensions, (i + 1) * dimensions];
      const own = followRounds(points.values.subarray(from, to), points.batch[i]!, rounds, { batches: 3, sigma: 0.1 });
      own.forEach((value, d) => {
        off += (value - corrected[from + d]!) ** 2;
        moved += (points.values[from + d]! - corrected[from + d]!) ** 2;
      });
    }
    expect(Math.sqrt(off / moved)).toBeLessThan(0.02); // share of the way that the correction moves them
  });

  test("stops on demand", () => {
    expect(() => harmonise(points, starts, choice, inOrder, { signal: AbortSignal.abort() })).toThrow(
      expect.objectContaining({ tag: "Aborted" }),
    );
  });
});
