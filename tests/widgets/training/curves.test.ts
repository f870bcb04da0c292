import { expect, test } from "@jest/globals";
import type { TrainingPart, UpdatePoint } from "../../../src/notebook/state.js";
import { axisOf, Curves, stepOf, thinned, ticks } from "../../../widgets/src/training/curves.js";
import { aPart } from "./a-part.js";

test("each network of each part has its lines; a look that was not taken leaves no point", () => {
  const curves = new Curves();
  curves.addUpdates([
    [0, 0, 1, 2, 0.1],
    [0, 1, 1, 3, 0.2],
    [0, 0, 2, 1, 0.3],
  ]);
  curves.addEpochs([
    [0, 0, 1, 1.5, 0.2, null, null],
    [0, 0, 2, 1.2, 0.3, 1.4, 0.25],
  ]);
  expect(Array.from(curves.all, ({ part, kind, x, loss }) => [part, kind, x, loss])).toEqual([
    [0, "updates", [1, 2], [2, 1]],
    [0, "updates", [1], [3]],
    [0, "training", [1, 2], [1.5, 1.2]],
    [0, "held out", [2], [1.4]],
  ]);
  expect(curves.greatest).toBe(3);
});

test("a loss that is no number is left out; JSON made it null", () => {
  const curves = new Curves();
  curves.addUpdates([[0, 0, 1, null, 0.5] as unknown as UpdatePoint, [0, 0, 2, Number.NaN, 0.5], [0, 0, 3, 1, 0.5]]);
  expect([...curves.all][0]!.x).toEqual([3]);
  expect(curves.greatest).toBe(1);
});

test("the axis counts epochs as soon as one part knows how many, and updates lie between them", () => {
  const parts: TrainingPart[] = [aPart({ updates: 100 }), aPart({ updates: 120 })];
  expect(axisOf(parts, false)).toEqual({ unit: "update", last: 120, whole: 120 });
  expect(axisOf([], true)).toEqual({ unit: "update", last: 1, whole: 1 });
  const known = [aPart({ updates: 100, epochs: 10 }), parts[1]!];
  const axis = axisOf(known, false);
  expect(axis).toEqual({ unit: "epoch", last: 10, whole: 10 });
  const curves = new Curves();
  curves.addUpdates([
    [0, 0, 100, 1, 1],
    [1, 0, 120, 1, 1],
  ]);
  expect(Array.from(curves.all, (curve) => curve.x[0]! * stepOf(curve, known[curve.part], axis))).toEqual([10, 10]);
  expect(Array.from(curves.all, (curve) => stepOf(curve, known[curve.part], axisOf(parts, false)))).toEqual([1, 1]);
});

test("once it has ended, the axis reaches as far as the trainings came", () => {
  const cut = [aPart({ update: 22, updates: 3000, epochs: 1500 }), aPart({ update: 9, updates: 3000, epochs: 1500 })];
  expect(axisOf(cut, true)).toEqual({ unit: "epoch", last: 11, whole: 1500 });
  expect(axisOf(cut, false).last).toBe(1500);
  expect(axisOf([aPart({ epochs: 8 })], true).last).toBe(8);
  expect(axisOf([aPart({ member: 2, update: 1, updates: 10, epochs: 5 })], true).last).toBe(5);
});

test("a dense line keeps its peaks, its ends and its order; a sparse one is as it is", () => {
  const same = (value: number) => value;
  expect(thinned([1, 5, 9], [3, 1, 2], same, same)).toEqual([1, 3, 5, 1, 9, 2]);
  const x = Array.from({ length: 100_000 }, (_, i) => i / 500);
  const y = x.map((_, i) => (i === 70_000 ? 9 : i === 70_010 ? -9 : i % 2));
  const points = thinned(x, y, same, same);
  expect(points.length).toBeLessThan(2 * 4 * 202);
  const heights = points.filter((_, i) => i % 2 === 1);
  expect([Math.min(...heights), Math.max(...heights)]).toEqual([-9, 9]);
  const places = points.filter((_, i) => i % 2 === 0);
  expect([...places].sort((a, b) => a - b)).toEqual(places);
  expect([places[0], places.at(-1)]).toEqual([0, x.at(-1)]);
  expect(thinned([], [], same, same)).toEqual([]);
});

test("ticks are round and cover what they must", () => {
  expect(ticks(1.7, 4, true)).toEqual([0, 0.5, 1, 1.5, 2]);
  expect(ticks(3, 5, false, 1)).toEqual([0, 1, 2, 3]);
  expect(ticks(0.00013, 4, true).at(-1)).toBeGreaterThanOrEqual(0.00013);
});
