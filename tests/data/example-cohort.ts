import { toCsr } from "../../src/data/csr.js";
import { type Cohort } from "../../src/data/cohort.js";
import { dense } from "../../src/data/dense.js";
import type { Layout } from "../../src/data/layout.js";
import { columnNames, tableOf } from "../../src/data/table.js";

/** Four samples with a dense and a sparse assay, and images of 2 × 3 pixels and two channels. */
export function exampleCohort(): Cohort {
  return {
    samples: tableOf({
      sample: ["s1", "s2", "s3", "s4"],
      label: ["tumour", "normal", "tumour", "normal"],
      age: [61, null, 48.5, 70],
      batch: Int32Array.of(1, 1, 2, 2),
    }),
    roles: { label: "label" },
    assays: {
      rna: {
        name: "rna",
        values: dense(4, 3, Float32Array.of(1, 2, 3, NaN, 5, -6, 7, 0, 0.1, 10, 11, 12)),
        features: tableOf({ feature: ["TP53", "GAPDH", "ß-actin"], start: [100, null, 7] }),
        measured: Uint8Array.of(1, 1, 0, 1),
      },
      atac: {
        name: "atac",
        values: toCsr(dense(4, 2, Float32Array.of(0, 1, 0, 0, 2, 3, 0, 4))),
        features: tableOf({ feature: ["peak1", "peak2"] }),
        measured: Uint8Array.of(1, 1, 1, 1),
      },
    },
    images: {
      count: 4,
      height: 2,
      width: 3,
      channels: 2,
      values: Float32Array.from({ length: 48 }, (_, i) => i / 7),
      layout: exampleLayout(),
    },
  };
}

/** Three features on 2 × 3 pixels; TP53 and GAPDH share a pixel of the first channel. */
export function exampleLayout(): Layout {
  return {
    height: 2,
    width: 3,
    channels: ["tsne", "pca"],
    features: ["TP53", "GAPDH", "ß-actin"],
    x: Uint16Array.of(0, 0, 2, 1, 2, 0),
    y: Uint16Array.of(0, 0, 1, 0, 0, 1),
    radius: 0,
    start: Uint32Array.of(0, 2, 2, 2, 2, 2, 3, 3, 4, 5, 6, 6, 6),
    feature: Uint32Array.of(0, 1, 2, 0, 1, 2),
    weight: Float32Array.of(0.5, 0.5, 1, 1, 1, 1),
  };
}

/** A cohort with its tables as plain lists, so that two can be compared. */
export function plain(cohort: Cohort): { images: unknown } & Record<string, unknown> {
  const list = (table: Cohort["samples"]) =>
    Object.fromEntries(columnNames(table).map((name) => [name, Array.from(table.getChild(name)!) as unknown[]]));
  return {
    samples: list(cohort.samples),
    roles: cohort.roles,
    assays: Object.values(cohort.assays).map((assay) => ({ ...assay, features: list(assay.features) })),
    images: cohort.images,
  };
}
