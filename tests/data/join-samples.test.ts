import { expect, test } from "@jest/globals";
import { cohortSamples, sampleNames } from "../../src/data/cohort.js";
import { toCsr } from "../../src/data/csr.js";
import { joinRows, joinSamples } from "../../src/data/join-samples.js";
import { toDense } from "../../src/data/matrix.js";
import { cohortOf, someCounts } from "../prepare/cohorts.js";

const counts = someCounts(7, 5);

test.each([
  ["dense", counts],
  ["sparse", toCsr(counts)],
])("blocks of a %s cohort become the cohort again", (kind, values) => {
  const whole = cohortOf(values, undefined, Uint8Array.of(1, 1, 0, 1, 1, 1, 0));
  const joined = joinSamples([
    cohortSamples(whole, [0, 1, 2]),
    cohortSamples(whole, []),
    cohortSamples(whole, [3]),
    cohortSamples(whole, [4, 5, 6]),
  ]);
  expect(sampleNames(joined)).toEqual(sampleNames(whole));
  expect(joined.assays.rna!.values).toEqual(values);
  expect(joined.assays.rna!.values.kind).toBe(kind === "sparse" ? "csr" : "dense");
  expect(joined.assays.rna!.measured).toEqual(whole.assays.rna!.measured);
});

test("a dense block makes the whole dense", () => {
  expect(joinRows([counts, toCsr(counts)])).toEqual(
    toDense({ ...counts, rows: 14, values: Float32Array.of(...counts.values, ...counts.values) }),
  );
});

test("more stored values than 32 bits count are refused", () => {
  const half = { ...toCsr(counts), rows: 1, indptr: Uint32Array.of(0, 2 ** 31) };
  expect(() => joinRows([half, half])).toThrow(
    expect.objectContaining({ tag: "UnsuitableData", what: expect.stringContaining(String(2 ** 32)) }),
  );
});

test("images come along where all blocks have them", () => {
  const whole = cohortOf(counts);
  const images = (count: number) => ({
    count,
    height: 1,
    width: 2,
    channels: 1,
    values: new Float32Array(2 * count).fill(count),
    drawn: someCounts(count, 3),
  });
  const parts = [3, 4].map((count, part) => ({
    ...cohortSamples(
      whole,
      Array.from({ length: count }, (_, i) => 3 * part + i),
    ),
    images: images(count) as never,
  }));
  expect(joinSamples(parts).images).toMatchObject({
    count: 7,
    values: Float32Array.of(...new Array<number>(6).fill(3), ...new Array<number>(8).fill(4)),
  });
  expect(joinSamples(parts).images!.drawn).toEqual(joinRows([someCounts(3, 3), someCounts(4, 3)]));
  expect(joinSamples([parts[0]!, cohortSamples(whole, [6])]).images).toBeUndefined();
});
