import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "@jest/globals";
import { gnn, type GnnOptions } from "../../src/classify/gnn.js";
import { cohortToArrow } from "../../src/data/arrow.js";
import type { ProgressEvent } from "../../src/context.js";
import type { Engine } from "../../src/engine/engine.js";
import { openEngine } from "../../src/engine/open.js";
import { gradient } from "../../src/explain/gradient.js";
import { runFold } from "../../src/omics/fold-job.js";
import { omics } from "../../src/omics/omics.js";
import { seededRandom } from "../../src/random.js";
import { temporaryFolder } from "../omics/quick-plan.js";
import { smallCohort } from "../omics/small-cohort.js";

const edges = join(temporaryFolder(), "edges.tsv");
/** Genes of one class follow each other: 0 – 3 – 6 … and 1 – 4 – 7 …; g23 is alone. */
writeFileSync(edges, Array.from({ length: 20 }, (_, j) => `g${j}\tg${j + 3}`).join("\n"));
const quick = { edges, steps: 60, epochs: 1, batchSize: 16, featureNoise: 0, featureDropout: 0 } as const;
const options: GnnOptions = { ...gnn.defaults, ...quick };
const cohort = smallCohort();
let engine: Engine;
beforeAll(async () => {
  engine = await openEngine();
});
const context = () => {
  const events: ProgressEvent[] = [];
  return { engine, random: seededRandom(1), progress: (event: ProgressEvent) => events.push(event), events };
};
const shareRight = (probabilities: Float32Array) =>
  Array.from({ length: 30 }, (_, i) => Number(probabilities[2 * i + (i % 2)]! > 0.5)).reduce((a, b) => a + b) / 30;

test.each([{ edges: "" }, { layers: 0 }, { width: 1.5 }, { dropout: 1 }, { members: 0 }, { leastKnown: 2 }])(
  "refuses %j",
  (wrong) => {
    expect(() => gnn.check!({ ...options, ...wrong })).toThrow(expect.objectContaining({ tag: "InvalidOption" }));
  },
);

test("unknown names are answered with those there are", () => {
  for (const wrong of [{ kind: "gat" }, { pooling: "sum" }, { unknown: "region" }, { image: "resnet81" }])
    expect(() => gnn.check!({ ...options, ...wrong } as never)).toThrow(
      expect.objectContaining({ tag: "UnknownName" }),
    );
});

describe("on the table alone", () => {
  test("learns, predicts from plain data, and leads back to genes by name", async () => {
    const ctx = context();
    const state = await gnn.fit(cohort, options, ctx, cohort);
    expect(ctx.events).toContainEqual({ kind: "warning", step: "gnn", message: "The network joins 23 of 24 features (95.8 %); the others stand alone: g23." }); // prettier-ignore
    const saved = structuredClone(state);
    const probabilities = await gnn.predict(cohort, saved, options, context());
    expect(probabilities).toEqual(await gnn.predict(cohort, state, options, context()));
    expect(shareRight(probabilities)).toBeGreaterThan(0.9);
    expect(gnn.history(state)[0]!.at(-1)!.validationAccuracy).toBeGreaterThan(0.9);
    const features = gnn.features(cohort, state);
    expect(features).toHaveLength(24);
    const targets = Int32Array.from({ length: 30 }, (_, i) => i % 2);
    const scores = await gnn.attribute(cohort, state, options, targets, gradient, context());
    // Genes 0, 3, … mark class 0 and speak against class 1; genes 2, 5, … say nothing.
    const mean = (kind: number) => {
      const own = features.flatMap((name, f) => (Number(name.slice(1)) % 3 === kind ? [f] : []));
      return own.reduce((sum, f) => sum + Math.abs(scores.values[f]!), 0) / own.length;
    };
    expect(Math.min(mean(0), mean(1))).toBeGreaterThan(1.5 * mean(2));
    const { layout, count } = await gnn.images(cohort, state, context());
    expect([count, [...layout.features].sort()]).toEqual([30, [...features].sort()]);
  });

  test("features exchange their places for the control, and nothing else changes", async () => {
    const state = await gnn.fit(cohort, { ...options, steps: 5, shuffled: true }, context());
    const plain = await gnn.fit(cohort, { ...options, steps: 5 }, context());
    expect(state.network.names).not.toEqual(plain.network.names);
    expect([...state.network.names].sort()).toEqual([...plain.network.names].sort());
    expect(state.network.aggregation).toEqual(plain.network.aggregation);
  });

  test("stops when it is told to", async () => {
    const ctx = { ...context(), signal: AbortSignal.abort() };
    await expect(gnn.fit(cohort, options, ctx)).rejects.toMatchObject({ tag: "Aborted" });
  });
});

describe("in a plan", () => {
  const folds = Int32Array.from({ length: 30 }, (_, i) => Math.floor(i / 2) % 3);
  const run = (plan: { toJSON(): ReturnType<ReturnType<typeof omics>["toJSON"]> }, of = cohort) =>
    runFold({ plan: plan.toJSON(), folds, fold: 1, cache: false }, { cohort: of, bytes: cohortToArrow(of) }, { onProgress: () => undefined }); // prettier-ignore
  const log = () => omics(cohort, { seed: 1 }).log1p();

  test("alone and explained", async () => {
    const outcome = await run(
      log()
        .classify("gnn", { ...quick, kind: "sage", pooling: "mean" })
        .explain(),
    );
    expect([outcome.geneScores!.rows, outcome.geneScores!.columns, outcome.history.length]).toEqual([10, 24, 1]);
  });

  test("with a network of images beside it, which learns from the plan's encoder", async () => {
    const plan = log().encode("deepInsight", { pixels: 8, by: "pca" });
    const { edges, steps, epochs, batchSize } = quick;
    const outcome = await run(plan.classify("gnn", { edges, steps, epochs, batchSize, image: "smallCnn" }).explain());
    const right = Array.from(outcome.rows).filter((row, i) => outcome.probabilities[2 * i + (row % 2)]! > 0.5);
    expect(right.length).toBeGreaterThan(7);
    expect([outcome.features.length, outcome.geneScores!.columns]).toEqual([24, 24]);
    const alone = await run(plan.classify("gnn", { edges, steps, epochs, batchSize }));
    expect(alone.probabilities).not.toEqual(outcome.probabilities);
  });

  test("with late fusion each assay has a graph and a network of images of its own", async () => {
    const { table } = cohort.assays;
    const two = { ...cohort, assays: { a: { ...table!, name: "a" }, b: { ...table!, name: "b" } } };
    const plan = omics(two, { seed: 1 }).fuse("late").encode("deepInsight", { pixels: 8, by: "pca" });
    const { edges, batchSize } = quick;
    const classified = plan.classify("gnn", { edges, steps: 2, epochs: 1, batchSize, image: "smallCnn" });
    const outcome = await run(classified.explain(), two);
    expect(Object.keys(outcome.parts!)).toEqual(["a", "b"]);
    expect([outcome.history.length, outcome.geneScores!.columns]).toEqual([2, 48]);
  });

  test("an image branch needs an encoder", () => {
    expect(() => log().classify("gnn", { edges, image: "smallCnn" })).toThrow(
      expect.objectContaining({ tag: "InvalidOption", remedy: expect.stringContaining(".encode(") }),
    );
  });
});
