import { describe, expect, test } from "@jest/globals";
import { dense } from "../../src/data/dense.js";
import { tableOf } from "../../src/data/table.js";
import { buildLayout } from "../../src/encoders/layout/layout-table.js";
import { describeSamples, drawnTable } from "../../src/omics/final-model.js";
import type { PlanJson } from "../../src/omics/plan.js";
import { smallCohort } from "./small-cohort.js";

const plan: PlanJson = { omixel: 1, source: { memory: "4 samples" }, seed: 1, steps: [] };
const cohort = smallCohort({ samples: 4, features: 5 });
const [x, y] = [new Uint16Array(9), new Uint16Array(9)];
const layoutOf = (features: string[]) =>
  buildLayout({
    height: 2,
    width: 2,
    channels: ["tsne"],
    features,
    x: x.slice(0, features.length),
    y: y.slice(0, features.length),
    radius: 0,
  });

describe("the drawn table", () => {
  test("has the layout's features in its order, whatever the table's", () => {
    const { values } = cohort.assays.table!.values as { values: Float32Array };
    const drawn = drawnTable(plan, cohort, layoutOf(["g3", "g0"]), false);
    expect([drawn.rows, drawn.columns]).toEqual([4, 2]);
    expect(Array.from(drawn.values)).toEqual([0, 1, 2, 3].flatMap((i) => [values[5 * i + 3], values[5 * i]]));
  });

  test("is no copy where the table is drawn as it stands", () => {
    expect(drawnTable(plan, cohort, layoutOf(["g0", "g1", "g2", "g3", "g4"]), false)).toBe(cohort.assays.table!.values);
  });

  test("is that of the assay that the encoder was told to draw", () => {
    const other = { ...cohort.assays.table!, name: "other", values: dense(4, 5, new Float32Array(20).fill(7)) };
    const two = { ...cohort, assays: { ...cohort.assays, other } };
    const steps = [{ verb: "encode", method: "deepInsight", options: { assay: "other" } }];
    expect(drawnTable({ ...plan, steps }, two, layoutOf(["g1"]), false).values).toEqual(new Float32Array(4).fill(7));
  });
});

test("a layout of other features than the table's is a fault, not a table of NaN", () => {
  expect(() => drawnTable(plan, cohort, layoutOf(["table:g0"]), false)).toThrow(/lacks table:g0/);
});

test("with late fusion the drawn table has columns of all assays, by full name; holes stay holes", () => {
  const measured = Uint8Array.of(1, 0, 1, 1);
  const other = { ...cohort.assays.table!, name: "other", values: dense(4, 5, new Float32Array(20).fill(7)), measured };
  const steps = [{ verb: "fuse", method: "late", options: {} }];
  const drawn = drawnTable(
    { ...plan, steps },
    { ...cohort, assays: { ...cohort.assays, other } },
    layoutOf(["other:g1", "table:g0"]),
    true,
  );
  const { values } = cohort.assays.table!.values as { values: Float32Array };
  expect(Array.from(drawn.values)).toEqual([7, values[0], NaN, values[5], 7, values[10], 7, values[15]]);
});

test("samples are described by name, features in order, and the median of what was measured", () => {
  const assay = { ...cohort.assays.table!, values: dense(4, 2, Float32Array.of(1, NaN, 2, 5, 9, 7, 4, NaN)) };
  const features = tableOf({ feature: ["a", "b"] });
  const described = describeSamples({ ...cohort, assays: { table: { ...assay, features } } });
  expect(described.samples).toEqual(["s0", "s1", "s2", "s3"]);
  expect(described.assays).toEqual([{ name: "table", features: ["a", "b"], typical: Float32Array.of(3, 6) }]);
  const measured = Uint8Array.of(1, 0, 1, 1);
  const [some] = describeSamples({ ...cohort, assays: { table: { ...assay, features, measured } } }).assays;
  expect(Array.from(some!.typical)).toEqual([4, 7]);
});
