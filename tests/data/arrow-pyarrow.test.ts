import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { cohortFromArrow, cohortToArrow } from "../../src/data/arrow.js";
import { exampleCohort, plain } from "./example-cohort.js";
import { hasModules, python, root } from "../python.js";

const hasPyarrow = hasModules("pyarrow");

if (!hasPyarrow) test.skip(`pyarrow reads our files: needs a Python with pyarrow at ${python}`, () => undefined);
else
  describe("pyarrow", () => {
    const folder = mkdtempSync(join(tmpdir(), "omixel-arrow-"));
    const [file, copy] = [join(folder, "images.arrow"), join(folder, "copy.arrow")];
    let seen: { rows: number; columns: Record<string, Record<string, unknown>> };

    beforeAll(() => {
      writeFileSync(file, cohortToArrow(exampleCohort()));
      seen = JSON.parse(
        execFileSync(python, [join(root, "tests/fixtures/arrow/describe.py"), file, copy], { encoding: "utf8" }),
      ) as typeof seen;
    });
    afterAll(() => rmSync(folder, { recursive: true }));

    test("sees images as tensors of height, width, channels", () => {
      const pixels = (start: number) =>
        [0, 1].map((y) => [0, 1, 2].map((x) => [0, 1].map((c) => Math.fround((start + (y * 3 + x) * 2 + c) / 7))));
      expect(seen.rows).toBe(4);
      expect(seen.columns.images).toEqual({
        kind: "FixedShapeTensorArray",
        shape: [2, 3, 2],
        nulls: 0,
        values: [0, 12, 24, 36].map(pixels),
      });
    });

    test("sees a dense assay as tensors, a sample that was not measured as null", () => {
      expect(seen.columns["assay:rna"]).toMatchObject({ kind: "FixedShapeTensorArray", shape: [3], nulls: 1 });
      expect((seen.columns["assay:rna"]!.values as number[][])[0]).toEqual([1, 2, 3]);
    });

    test("sees a sparse assay as lists of feature and value, and the feature table whole in row 0", () => {
      expect(seen.columns["assay:atac"]!.first).toEqual([{ feature: 1, value: 1 }]);
      expect(seen.columns["features:rna"]!.first).toEqual({
        feature: ["TP53", "GAPDH", "ß-actin"],
        start: [100, null, 7],
      });
    });

    test("writes files in several batches that we read", () => {
      expect(plain(cohortFromArrow(readFileSync(copy)))).toEqual(plain(exampleCohort()));
    });
  });
