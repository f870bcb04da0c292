import { describe, expect, test } from "@jest/globals";
import { checkFile } from "../../src/io/check.js";
import { describeWithShared, sharedPath } from "../shared.js";
import { TemporaryFolder } from "./temporary-folder.js";

const folder = new TemporaryFolder();

describe("checking a table", () => {
  test("tells format, shape, orientation and why, names, scale, texts and what is odd", async () => {
    const path = folder.gzip("gene\tnote\ts1\ts2\nTP53\tp\t1\t0\nMYC\tq\t3\t0\nTP53\tr\t2\t0\n");
    const report = await checkFile(path);
    expect(report).toMatchObject({
      file: path,
      format: "delimited",
      table: {
        samples: { count: 2, first: ["s1", "s2"] },
        features: { count: 2, first: ["TP53", "MYC"] },
        orientation: "rows",
        seen: { compression: "gzip", separator: "tab", rows: 3, columns: 2 },
        values: { minimum: 0, maximum: 3, zeros: 0.5, scale: "counts" },
        annotations: [{ column: "note", values: 2, first: ["p", "q"] }],
      },
    });
    expect(report.size).toBeGreaterThan(20);
    expect(report.table!.seen.reasons[0]).toBe('the first column is called "gene"');
    expect(report.suspicious[0]).toBe("Features named more than once (1): TP53.");
    expect(report.suspicious).toContain("Samples without a value other than 0 (1): s2.");
  });

  test("is plain data", async () => {
    const report = await checkFile(folder.file("gene,s1,s2\na,1,2\nb,3,4.5\n"));
    expect(JSON.parse(JSON.stringify(report))).toEqual(report);
  });
});

test("gene sets are counted", async () => {
  expect(await checkFile(folder.file("A\tx\tTP53\tMYC\nB\ty\tMYC\n"))).toMatchObject({
    format: "gmt",
    geneSets: { sets: 2, genes: 2, smallest: 1, largest: 2, first: ["A", "B"] },
    suspicious: [],
  });
});

test("a file that cannot be read raises its error", async () => {
  await expect(checkFile(folder.file("gene,s1\na,x1\nb,1\nc,2\n"))).rejects.toMatchObject({ tag: "MalformedTable" });
  await expect(checkFile(`${folder.path}/none`)).rejects.toMatchObject({ tag: "FileNotFound" });
});

describeWithShared(
  "published tables",
  ["data/proteomics/datamatrix.csv", "data/leukemia/Leukemia_hgu95av2.trim.txt"],
  () => {
    test("proteomics: logged, 37 % missing, one sample misses most", async () => {
      const { table, suspicious } = await checkFile(sharedPath("data/proteomics/datamatrix.csv"));
      expect(table!.values).toMatchObject({ scale: "logged", integers: false, negative: false });
      expect(table!.values.missing).toBeCloseTo(0.3705, 4);
      expect(suspicious).toContain("37 % of all values are missing.");
    });

    test("leukemia: genes measured by several probes", async () => {
      const { table, suspicious } = await checkFile(sharedPath("data/leukemia/Leukemia_hgu95av2.trim.txt"));
      expect(table!.values.scale).toBe("linear");
      expect(suspicious[0]).toMatch(/^Features named more than once \(1855\): /);
    });
  },
);
