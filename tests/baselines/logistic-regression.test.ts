import { expect, test } from "@jest/globals";
import { logisticRegression, type LogisticRegressionOptions } from "../../src/baselines/logistic-regression.js";
import { linearScores } from "../../src/baselines/linear/linear-model.js";
import { SoftmaxLoss } from "../../src/baselines/softmax/softmax-loss.js";
import { dense, transpose } from "../../src/data/dense.js";
import { describeTensorFlow } from "../engine/engines.js";
import { toyContext } from "../train/toy.js";
import { aboutRowMean, sklearnReference, sklearnTable } from "./sklearn.js";

interface Case {
  table: string;
  l1Ratio: number;
  C: number;
  objective: number;
  coefficients: number[];
  probabilities: number[];
}

const optionsOf = ({ l1Ratio, C }: Pick<Case, "l1Ratio" | "C">): LogisticRegressionOptions => ({
  ...logisticRegression.defaults,
  penalty: l1Ratio === 0 ? "l2" : l1Ratio === 1 ? "l1" : "elasticNet",
  l1Ratio,
  C,
});

describeTensorFlow("logisticRegression", (engine) => {
  test.each(sklearnReference.logistic as Case[])(
    "$table, share of l1 $l1Ratio, C = $C: objective, coefficients and probabilities are scikit-learn's",
    async (own) => {
      const { fresh, ...train } = sklearnTable(own.table);
      const { classes } = train;
      const ctx = toyContext(engine);
      const state = await logisticRegression.fit(train, optionsOf(own), ctx);
      expect(ctx.events.filter(({ kind }) => kind === "warning")).toEqual([]);

      const scores = aboutRowMean(linearScores(train.x, state), classes);
      const asSklearn = classes === 2 ? scores.filter((_, at) => at % 2).map((score) => 2 * score) : scores;
      const loss = new SoftmaxLoss(train.labels, classes).evaluate(asSklearn);
      const w =
        classes === 2
          ? [...state.coefficients.values.subarray(train.x.columns)].map((v) => 2 * v)
          : [...state.coefficients.values];
      const [size, square] = [w.reduce((s, v) => s + Math.abs(v), 0), w.reduce((s, v) => s + v * v, 0)];
      const objective = own.C * loss + own.l1Ratio * size + ((1 - own.l1Ratio) / 2) * square;
      expect(objective / own.objective - 1).toBeLessThan(1e-6); // lower is no fault

      const near = (found: ArrayLike<number>, expected: number[], tolerance: number) =>
        expected.forEach((value, at) => expect(Math.abs(value - found[at]!)).toBeLessThan(tolerance));
      const byFeature = Float64Array.from(transpose(state.coefficients).values);
      near(aboutRowMean(byFeature, classes), own.coefficients, own.l1Ratio === 0 ? 1e-4 : 1e-3);
      near(
        (await logisticRegression.predict(fresh, state, optionsOf(own), ctx)) as Float32Array,
        own.probabilities,
        1e-3,
      );
    },
  );

  test("a C of its own is found in folds: strong for noise, weak for what is plain", async () => {
    const { fresh: _, ...train } = sklearnTable("twoWide");
    const sizeOf = async (labels: Int32Array) => {
      const options = { ...logisticRegression.defaults, C: "auto" } as const;
      const state = await logisticRegression.fit({ ...train, labels }, options, toyContext(engine));
      return state.coefficients.values.reduce((sum, value) => sum + Math.abs(value), 0);
    };
    const shuffled = train.labels.map((_label, i) => train.labels[(i * 7) % 30]!);
    expect(await sizeOf(train.labels)).toBeGreaterThan(3 * (await sizeOf(shuffled)));
  });

  test.each(["l2", "l1"] as const)("what is collinear, and a class with one sample, is borne (%s)", async (penalty) => {
    const x = dense(6, 2, Float32Array.of(0, 0, 1, 1, 0.2, 0.2, 4, 4, 5, 5, 9, 9));
    const train = { x, labels: Int32Array.of(0, 0, 0, 1, 1, 2), classes: 3 };
    const options = { ...logisticRegression.defaults, penalty, C: 100 };
    const ctx = toyContext(engine);
    const p = (await logisticRegression.predict(
      x,
      await logisticRegression.fit(train, options, ctx),
      options,
      ctx,
    )) as Float32Array;
    expect(
      Array.from({ length: 6 }, (_, i) =>
        p.subarray(3 * i, 3 * i + 3).indexOf(Math.max(...p.subarray(3 * i, 3 * i + 3))),
      ),
    ).toEqual([0, 0, 0, 1, 1, 2]);
  });

  test("what is not found in time is said, with what to do; a stop arrives", async () => {
    const { fresh: _, ...train } = sklearnTable("tall");
    const ctx = toyContext(engine);
    await logisticRegression.fit(train, { ...logisticRegression.defaults, iterations: 1, tolerance: 1e-12 }, ctx);
    expect(ctx.events).toContainEqual(
      expect.objectContaining({ kind: "warning", message: expect.stringMatching(/1 rounds.*lower C/) as unknown }),
    );
    const stopped = { ...toyContext(engine), signal: AbortSignal.abort() };
    await expect(logisticRegression.fit(train, logisticRegression.defaults, stopped)).rejects.toMatchObject({
      tag: "Aborted",
    });
  });
});

test("options out of range are refused by name", () => {
  const check = (options: object) => () => logisticRegression.check!({ ...logisticRegression.defaults, ...options });
  expect(check({ penalty: "none" })).toThrow(/penalty is "none"/);
  expect(check({ C: -1 })).toThrow(/C is -1/);
  expect(check({ l1Ratio: 2 })).toThrow(/l1Ratio is 2/);
  expect(check({ tolerance: 0 })).toThrow(/tolerance is 0/);
  expect(check({ iterations: 1.5 })).toThrow(/iterations is 1.5/);
});
