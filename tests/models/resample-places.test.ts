import { expect, test } from "@jest/globals";
import { resamplePlaces } from "../../src/models/resample-places.js";
import { vit } from "../../src/models/vit.js";
import { describeTensorFlow } from "../engine/engines.js";
import { expectOtherNames } from "./torchvision.js";

/** A class token of −1, then patches of a square grid whose two values are functions of their place. */
const grid = (side: number, of: (row: number, column: number) => readonly [number, number]) => ({
  shape: [1, 1 + side * side, 2],
  values: Float32Array.from([-1, -1, ...Array.from({ length: side * side }, (_, p) => of(Math.floor(p / side), p % side)).flat()]),
}); // prettier-ignore

describeTensorFlow("position embeddings of another size of images", (engine) => {
  test.each([
    ["vit of fewer patches", { rows: 4, columns: 4 }, { rows: 8, columns: 6 }],
    ["vit of more patches", { rows: 8, columns: 8 }, { rows: 3, columns: 5 }],
  ] as const)("%s: logits are those of timm to 1e-4", (name, from, to) => {
    const { patches, fresh, library } = expectOtherNames(vit, name, () => ({ depth: 2 }), engine);
    expect([patches, fresh, library]).toEqual([{ from, to }, [], undefined]);
  });
});

test("the class token keeps its own, what is even stays even, and rows are not taken for columns", () => {
  const { places, from } = resamplePlaces(grid(4, (row) => [3, row]), { rows: 2, columns: 5 })!; // prettier-ignore
  expect([from, places.shape]).toEqual([{ rows: 4, columns: 4 }, [1, 11, 2]]);
  const values = Array.from({ length: 11 }, (_, token) => [...places.values.subarray(2 * token, 2 * token + 2)]);
  expect(values[0]).toEqual([-1, -1]);
  for (const [even] of values.slice(1)) expect(even).toBeCloseTo(3, 5);
  const rows = values.slice(1).map(([, row]) => row!);
  for (const row of rows.slice(0, 5)) expect(row).toBeCloseTo(rows[0]!, 5);
  expect(rows[0]! + rows[5]!).toBeCloseTo(3, 5); // symmetric about the middle
  expect(rows[0]).toBeLessThan(1.2);
});

test("the same grid gives the same values", () => {
  const given = grid(3, (row, column) => [row * column, row - column]);
  resamplePlaces(given, { rows: 3, columns: 3 })!.places.values.forEach((value, at) =>
    expect(value).toBeCloseTo(given.values[at]!, 6),
  );
});

test("patches of no square grid cannot be placed", () => {
  for (const shape of [
    [1, 7, 2],
    [1, 1, 2],
    [2, 5, 2],
    [5, 2],
  ])
    // prettier-ignore
    expect(resamplePlaces({ shape, values: new Float32Array(50) }, { rows: 2, columns: 2 })).toBeUndefined();
});
