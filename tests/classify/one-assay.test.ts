import { expect, test } from "@jest/globals";
import { contextOf, fitOwnEncoder, oneAssay } from "../../src/classify/one-assay.js";
import type { ProgressEvent } from "../../src/context.js";
import { sampleNames } from "../../src/data/cohort.js";
import { buildLayout } from "../../src/encoders/layout/layout-table.js";
import type { AnyStep } from "../../src/step.js";
import { severalAssays } from "../modalities/several.js";
import { listening } from "../prepare/cohorts.js";

test("a classifier of one assay sees the samples that have it, and that assay alone", () => {
  const { cohort, rows } = oneAssay(severalAssays({ rna: [[1], null, [3]], mirna: [[1], [2], [3]] }), "rna");
  expect(sampleNames(cohort)).toEqual(["s0", "s2"]);
  expect(Object.keys(cohort.assays)).toEqual(["rna"]);
  expect([...rows]).toEqual([0, 2]);
});

test("trainings are told as some of the job's, and planned for all of them", () => {
  const told: ProgressEvent[] = [];
  const planned: number[] = [];
  const enough = { begin: (updates: number) => planned.push(updates), count: () => undefined, ends: () => false };
  const ctx = contextOf({ ...listening().ctx, progress: (event) => told.push(event), enough }, "mirna", 1, 3);
  ctx.progress({ kind: "stopped", fold: 0, epoch: 1, update: 2, updates: 3 });
  ctx.progress({ kind: "stopped", fold: 0, epoch: 1, update: 2, updates: 3, member: 1, members: 4 });
  ctx.progress({ kind: "warning", step: "x", message: "y" });
  ctx.enough!.begin(10);
  expect(told).toMatchObject([{ member: 1, members: 3 }, { member: 5, members: 12 }, { kind: "warning" }]);
  expect(told[2]).not.toHaveProperty("member");
  expect(planned).toEqual([30]);
});

test("shuffled, features have exchanged their places in the layout that was learnt", async () => {
  const features = Array.from({ length: 9 }, (_, f) => `g${f}`);
  const [x, y] = [Uint16Array.from(features, (_, f) => f % 3), Uint16Array.from(features, (_, f) => Math.floor(f / 3))];
  const layout = buildLayout({ height: 3, width: 3, channels: ["one"], features, x, y, radius: 0 });
  const numbers = Float64Array.from(features.keys());
  const normalisation = { name: "feature", shift: numbers, factor: numbers };
  const step = { fit: () => ({ layout, normalisation }) } as unknown as AnyStep;
  const cohort = severalAssays({ rna: [[1]] });
  const { ctx } = listening();
  expect(await fitOwnEncoder({ step, options: {} }, cohort, false, ctx)).toEqual({ layout, normalisation });
  const shuffled = (await fitOwnEncoder({ step, options: {} }, cohort, true, ctx)) as { layout: typeof layout };
  expect(shuffled.layout.features).not.toEqual(layout.features);
  expect([...shuffled.layout.features].sort()).toEqual(layout.features);
});
