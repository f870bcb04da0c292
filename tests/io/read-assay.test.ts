import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "@jest/globals";
import { assayToArrow } from "../../src/data/arrow.js";
import { columnNames, texts } from "../../src/data/table.js";
import { readTable } from "../../src/io/read-assay.js";
import { exampleCohort } from "../data/example-cohort.js";
import { describeWithShared, sharedPath } from "../shared.js";
import { TemporaryFolder } from "./temporary-folder.js";

const folder = new TemporaryFolder();

describe("a table is read by its content", () => {
  test("text", async () => {
    const table = await readTable(folder.gzip("gene\ts1\ts2\nTP53\t1\t2\nMYC\t3\t4\n", "counts.arrow"));
    expect([table.samples, table.features]).toEqual([
      ["s1", "s2"],
      ["TP53", "MYC"],
    ]);
  });

  test.each(["rna", "atac"])("our own Arrow file, dense or sparse: %s", async (name) => {
    const cohort = exampleCohort();
    const table = await readTable(folder.file(assayToArrow(cohort.assays[name]!, cohort.samples)));
    expect(table.samples).toEqual(["s1", "s2", "s3", "s4"]);
    expect(table.features).toEqual(texts(cohort.assays[name]!.features, "feature"));
    expect([table.values.rows, table.values.columns]).toEqual([4, table.features.length]);
    expect(columnNames(table.annotations!)).toContain("label");
    expect(table.description).toContain(`"${name}"`);
  });

  test("gene sets are told from tables", async () => {
    await expect(readTable(folder.file("A\tx\tTP53\tMYC\nB\ty\tEGFR\n"))).rejects.toMatchObject({
      tag: "UnknownFormat",
      what: "This file holds gene sets, not measurements.",
    });
  });
});

interface Expected {
  readonly shape: [number, number];
  readonly samples: [string, string];
  readonly features: [string, string];
  readonly missing: number;
  readonly sum: number;
  /** One value in so many, in row-major order. */
  readonly every: number;
  readonly some: (number | null)[];
}

const reference = JSON.parse(
  readFileSync(fileURLToPath(new URL("../fixtures/read/expected.json", import.meta.url)), "utf8"),
) as Record<string, Expected>;

describeWithShared(
  "published tables, against pandas",
  Object.keys(reference).map((path) => `data/${path}`),
  () => {
    test.each(Object.entries(reference))("%s", async (path, expected) => {
      const table = await readTable(sharedPath(`data/${path}`), { duplicates: "first" });
      const { values } = table.values;
      const known = values.filter((value) => value === value); // NaN alone is not itself
      const ends = (names: readonly string[]) => [names[0], names.at(-1)];
      expect([table.values.rows, table.values.columns]).toEqual(expected.shape);
      expect([ends(table.samples), ends(table.features)]).toEqual([expected.samples, expected.features]);
      expect(values.length - known.length).toBe(expected.missing);
      expect(expected.some).toEqual(
        expected.some.map((_, k) => {
          const value = values[k * expected.every]!;
          return Number.isNaN(value) ? null : value;
        }),
      );
      const sum = known.reduce((partial, value) => partial + value, 0);
      expect(Math.abs(sum - expected.sum)).toBeLessThanOrEqual(1e-9 * Math.abs(expected.sum));
    });

    test("cachexia: the labels beside the numbers become annotations", async () => {
      const { annotations } = await readTable(sharedPath("data/cachexia/human_cachexia.csv"));
      expect(columnNames(annotations!)).toEqual(["sample", "Muscle loss"]);
      expect(texts(annotations!, "Muscle loss").filter((label) => label === "cachexic")).toHaveLength(47);
    });

    test("leukemia: the probes beside the genes describe features, and repeated genes are refused by default", async () => {
      const path = sharedPath("data/leukemia/Leukemia_hgu95av2.trim.txt");
      await expect(readTable(path)).rejects.toMatchObject({
        tag: "DuplicateNames",
        what: "Features named more than once (1855): CYP2C19, CXCR5, DDR1, EIF2AK2, MAPK11 and 1850 more.",
      });
      const { featureAnnotations, annotations } = await readTable(path, { duplicates: "mean" });
      expect(texts(featureAnnotations!, "NAME")[0]).toBe("1000_at");
      expect(annotations).toBeUndefined();
    });

    test("rosmap: names are made up, and that is noted", async () => {
      const { samples, features, seen } = await readTable(sharedPath("data/rosmap/1_tr.csv"));
      expect([samples[0], features.at(-1)]).toEqual(["s1", "f200"]);
      expect(seen.notes).toContain("the file does not name its samples: they are called s1 to s245");
    });
  },
);
