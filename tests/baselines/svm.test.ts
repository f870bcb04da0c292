import { expect, test } from "@jest/globals";
import { svm, type SvmOptions } from "../../src/baselines/svm.js";
import { dense, rowOf } from "../../src/data/dense.js";
import { describeTensorFlow } from "../engine/engines.js";
import { toyContext } from "../train/toy.js";
import { sklearnReference, sklearnTable } from "./sklearn.js";

interface Case {
  table: string;
  kernel: "linear" | "rbf";
  C: number;
  predicted: number[];
}

describeTensorFlow("svm", (engine) => {
  test.each(sklearnReference.svm as Case[])(
    "$table, $kernel, C = $C: the likeliest class is the one that libsvm predicts",
    async ({ table, kernel, C, predicted }) => {
      const { fresh, ...train } = sklearnTable(table);
      const options: SvmOptions = { ...svm.defaults, kernel, C };
      const ctx = toyContext(engine);
      const state = await svm.fit(train, options, ctx);
      const p = dense(fresh.rows, train.classes, (await svm.predict(fresh, state, options, ctx)) as Float32Array);
      const said = Array.from({ length: fresh.rows }, (_, i) => rowOf(p, i).indexOf(Math.max(...rowOf(p, i))));
      expect(said).toEqual(predicted);
    },
  );

  test("Platt's probabilities say how often they are right", async () => {
    const { fresh: _, ...train } = sklearnTable("tall");
    const options: SvmOptions = { ...svm.defaults, kernel: "rbf", probabilities: "platt" };
    const ctx = toyContext(engine);
    const p = (await svm.predict(train.x, await svm.fit(train, options, ctx), options, ctx)) as Float32Array;
    const own = train.labels.reduce((sum, label, i) => sum + p[3 * i + label]!, 0) / train.labels.length;
    expect(own).toBeGreaterThan(0.55);
    expect(own).toBeLessThan(0.98);
  });

  test("a cost of its own is the smallest that tells most held-out samples, and the choice is kept", async () => {
    // Twenty samples about −1 and five about 1: a cost below 0.1 gives the few up for the many.
    const labels = Int32Array.from({ length: 25 }, (_, i) => Number(i >= 20));
    const x = dense(
      25,
      1,
      Float32Array.from(labels, (label, i) => (label ? 1 : -1) + 0.1 * Math.sin(i * i)),
    );
    const hits = async (C: SvmOptions["C"]) => {
      const options = { ...svm.defaults, C };
      const state = await svm.fit({ x, labels, classes: 2 }, options, toyContext(engine));
      const p = (await svm.predict(x, state, options, toyContext(engine))) as Float32Array;
      return [state.C, labels.filter((label, i) => p[2 * i + label]! > 0.5).length];
    };
    expect([await hits("auto"), await hits(0.01)]).toEqual([
      [0.1, 25],
      [0.01, 20],
    ]);
  });

  test("a class with one sample is learnt and predicted", async () => {
    const x = dense(5, 2, Float32Array.of(0, 0, 0, 1, 1, 0, 9, 9, -9, 9));
    const train = { x, labels: Int32Array.of(0, 0, 0, 1, 2), classes: 3 };
    for (const probabilities of ["votes", "platt"] as const) {
      const options: SvmOptions = { ...svm.defaults, probabilities };
      const ctx = toyContext(engine);
      const p = (await svm.predict(x, await svm.fit(train, options, ctx), options, ctx)) as Float32Array;
      expect(p.every((value) => Number.isFinite(value))).toBe(true);
      if (probabilities === "votes") expect(p[3 * 4 + 2]).toBeGreaterThan(p[3 * 4]!);
    }
  });

  test("a stop arrives, and progress is told", async () => {
    const { fresh: _, ...train } = sklearnTable("tall");
    const ctx = { ...toyContext(engine), signal: AbortSignal.abort() };
    await expect(svm.fit(train, svm.defaults, ctx)).rejects.toMatchObject({ tag: "Aborted" });
  });
});

test("options out of range are refused by name", () => {
  const check = (options: object) => () => svm.check!({ ...svm.defaults, ...options });
  expect(check({ kernel: "cubic" })).toThrow(/kernel is "cubic". Use "linear" or "rbf"/);
  expect(check({ C: 0 })).toThrow(/C is 0/);
  expect(check({ gamma: "auto" })).toThrow(/gamma is "auto".*"scale"/);
  expect(check({ probabilities: "none" })).toThrow(/"votes" or "platt"/);
  expect(check({ tolerance: -1 })).toThrow(/tolerance is -1/);
});
