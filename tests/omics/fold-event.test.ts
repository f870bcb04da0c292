import { expect, test } from "@jest/globals";
import { foldEvent } from "../../src/omics/fold-event.js";
import { outcome, study } from "./small-study.js";

test("tells how good a fold was, of how many over all repeats, and whose", () => {
  const splits = [study.folds, study.folds.map((fold) => fold + 2)];
  expect(foldEvent({ ...outcome(1, { wrong: 1 }), fold: 1, method: "ridge" }, study, splits)).toEqual({
    kind: "fold",
    fold: 1,
    method: "ridge",
    of: 4,
    accuracy: 2 / 3,
    seconds: 1,
  });
});
