import { expect, test } from "@jest/globals";
import { linearScores } from "../../src/baselines/linear/linear-model.js";
import { ridge } from "../../src/baselines/ridge.js";
import { describeTensorFlow, expectClose } from "../engine/engines.js";
import { toyContext } from "../train/toy.js";
import { aboutRowMean, sklearnReference, sklearnTable } from "./sklearn.js";

describeTensorFlow("ridge", (engine) => {
  test.each(sklearnReference.ridge as { table: string; scores: number[] }[])(
    "scores of $table are scikit-learn's with a penalty of the number of features",
    async ({ table, scores }) => {
      const { fresh, ...train } = sklearnTable(table);
      const state = await ridge.fit(train, ridge.defaults, toyContext(engine));
      expectClose(aboutRowMean(linearScores(fresh, state), train.classes), scores, 1e-6);
    },
  );
});

test("a penalty has to be above 0", () => {
  expect(() => ridge.check!({ alpha: 0 })).toThrow(/alpha is 0. Give a number above 0/);
  expect(() => ridge.check!({ alpha: "p" as never })).toThrow(/alpha is "p"/);
});
