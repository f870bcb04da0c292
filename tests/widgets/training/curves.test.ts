import { expect, test } from "@jest/globals";
import type { TrainingPart, UpdatePoint } from "../../../src/notebook/state.js";
import { axisOf, Curves, stepOf } from "../../../widgets/src/training/curves.js";
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
