import { expect, test } from "@jest/globals";
import { linearDiscriminant } from "../../src/baselines/linear-discriminant.js";
import { linearScores } from "../../src/baselines/linear/linear-model.js";
import { dense } from "../../src/data/dense.js";
import { describeTensorFlow, expectClose } from "../engine/engines.js";
import { toyContext } from "../train/toy.js";
import { aboutRowMean, sklearnReference, sklearnTable } from "./sklearn.js";

type Shrinkage = number | "auto" | "none";
const cases = (
  [
    ["shrunkDiscriminant", "auto"],
    ["fixedDiscriminant", 0.3],
    ["svdDiscriminant", "none"],
  ] as [string, Shrinkage][]
).flatMap(([id, shrinkage]) =>
  (sklearnReference[id] as { table: string; scores: number[] }[]).map((own) => ({ ...own, shrinkage })),
);

describeTensorFlow("linearDiscriminant", (engine) => {
  test.each(cases)(
    "scores of $table with shrinkage $shrinkage are scikit-learn's",
    async ({ table, scores, shrinkage }) => {
      const { fresh, ...train } = sklearnTable(table);
      const state = await linearDiscriminant.fit(train, { shrinkage }, toyContext(engine));
      const scale = Math.max(...scores.map(Math.abs));
      const own = aboutRowMean(linearScores(fresh, state), train.classes);
      expectClose(
        own.map((value) => value / scale),
        scores.map((value) => value / scale),
        1e-6,
      );
    },
  );

  // Two equal features, one that is constant within classes, and a class of one sample.
  test.each<Shrinkage>(["auto", 0.5, "none"])(
    "what is collinear or alone is borne with shrinkage %s",
    async (shrinkage) => {
      const x = dense(6, 3, Float32Array.of(0, 0, 1, 1, 1, 1, 0.2, 0.2, 1, 4, 4, 1, 5, 5, 1, 9, 9, 1));
      const train = { x, labels: Int32Array.of(0, 0, 0, 1, 1, 2), classes: 3 };
      const ctx = toyContext(engine);
      const state = await linearDiscriminant.fit(train, { shrinkage }, ctx);
      const p = (await linearDiscriminant.predict(x, state, { shrinkage }, ctx)) as Float32Array;
      const said = Array.from({ length: 6 }, (_, i) => {
        const own = p.subarray(3 * i, 3 * i + 3);
        return own.indexOf(Math.max(...own));
      });
      expect(said).toEqual([0, 0, 0, 1, 1, 2]);
    },
  );
});

test("a shrinkage out of range is refused", () => {
  expect(() => linearDiscriminant.check!({ shrinkage: 0 })).toThrow(/shrinkage is 0/);
  expect(() => linearDiscriminant.check!({ shrinkage: "some" as never })).toThrow(/"auto" or "none"/);
});
