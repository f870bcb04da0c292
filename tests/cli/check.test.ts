import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, jest, test } from "@jest/globals";
import { checkCommand } from "../../src/cli/check.js";

afterEach(() => {
  jest.restoreAllMocks();
});

test("prints the report as text, or as JSON on request", async () => {
  const file = join(mkdtempSync(join(tmpdir(), "omixel-check-")), "table.csv");
  writeFileSync(file, "id,g1,g2,g3\na,1,2,3\nb,4,5,6\n");
  let text = "";
  jest.spyOn(process.stdout, "write").mockImplementation((chunk) => ((text += String(chunk)), true));
  await checkCommand([file, "--json"]);
  expect(JSON.parse(text)).toEqual(expect.any(Object));
  text = "";
  await checkCommand([file]);
  expect(text).toMatch(/g1/);
});

test("a file that is not there is an error", async () => {
  await expect(checkCommand(["nowhere.tsv"])).rejects.toMatchObject({ tag: "FileNotFound" });
});

test("several tables are named, each with its assay", async () => {
  const folder = mkdtempSync(join(tmpdir(), "omixel-check-"));
  const [rna, mirna] = [join(folder, "rna.csv"), join(folder, "mirna.csv")];
  writeFileSync(rna, "id,g1,g2,g3\na,1,2,3\nb,4,5,6\n");
  writeFileSync(mirna, "id,m1,m2,m3\nb,1,2,3\nc,4,5,6\n");
  let text = "";
  jest.spyOn(process.stdout, "write").mockImplementation((chunk) => ((text += String(chunk)), true));
  await checkCommand(["--assay", `rna=${rna}`, "--assay", `mirna=${mirna}`]);
  expect(text).toMatch(/1 of 3 samples have all 2 assays/);
  await expect(checkCommand(["--assay", `rna=${rna}`, mirna])).rejects.toThrow(/needs no argument; 1 given/);
});
