import { expect, test } from "@jest/globals";
import { foldCount, testRows } from "../../src/evaluate/fold-rows.js";
import { leaveOneGroupOut } from "../../src/evaluate/leave-one-group-out.js";
import { describeWithShared, parityCase } from "../shared.js";

test("each group is a fold, in the order of their names", () => {
  expect(leaveOneGroupOut(["c", "a", "b", "a"])).toEqual(Int32Array.of(2, 0, 1, 0));
});

test("one group alone is refused", () => {
  expect(() => leaveOneGroupOut(["a", "a"])).toThrow(/one group only \("a"\)/);
  expect(() => leaveOneGroupOut([])).toThrow(/no groups/);
});

describeWithShared("reference of scikit-learn", ["fixtures/parity/splits.json"], () => {
  test("the folds of LeaveOneGroupOut", () => {
    const { expected } = parityCase("splits", "leave-one-group-out");
    const foldOf = leaveOneGroupOut(parityCase("splits", "stratified-group-k-fold").input.groups.data);
    expect(foldCount(foldOf)).toBe(expected.folds);
    expect([0, 1, 2, 3, 4].map((fold) => [...testRows(foldOf, fold)])).toEqual(expected.first_five_test_sets);
  });
});
