import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { checkAssays, describeAssays } from "../../src/omics/check-assays.js";
import { temporaryFolder } from "./quick-plan.js";

const folder = temporaryFolder();
const write = (name: string, text: string) => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
const rna = write("rna.csv", "sample,g1,g2,g3\na,1,2,3\nb,4,5,6\nc,7,8,9\n");

test("tells each table, then who is missing where", async () => {
  const mirna = write("mirna.csv", "sample,m1,m2,m3\nc,1,2,3\nd,4,5,6\nB,7,8,9\n");
  const report = await checkAssays({ rna, mirna });
  expect(report.assays["rna"]!.table!.samples.count).toBe(3);
  expect(report.presence).toMatchObject({ samples: 5, complete: 1 });
  const text = describeAssays(report);
  expect(text).toMatch(/^rna\n {2}file.*rna\.csv[^]*\n\nmirna\n {2}file[^]*\n\ntogether\n {2}1 of 5 samples/);
  expect(text).toMatch(/2 have rna\./);
  expect(text).toMatch(/b and B/);
});

test("says so where nothing is missing; repeated names are reported, not refused", async () => {
  const mirna = write("whole.csv", "sample,m1,m2,m3\nc,1,2,3\na,4,5,6\nb,7,8,9\nb,7,8,9\n");
  expect(describeAssays(await checkAssays({ rna, mirna }))).toMatch(/All 3 samples have all 2 assays/);
});
