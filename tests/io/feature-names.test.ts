import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { nameFeatures } from "../../src/io/feature-names.js";
import { readTable } from "../../src/io/read-assay.js";

const folder = mkdtempSync(join(tmpdir(), "omixel-names-"));
const write = (name: string, text: string) => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
const table = () => readTable(write("table.csv", "1,2,3\n4,5,6\n"), { features: "columns" });

test("names come from the file in its order", async () => {
  const { features } = await nameFeatures(await table(), write("names.txt", "TP53\r\nEGFR\r\nMYC\r\n\r\n"));
  expect(features).toEqual(["TP53", "EGFR", "MYC"]);
});

test("too few names, or a name twice, are refused with the file and the line", async () => {
  await expect(nameFeatures(await table(), write("short.txt", "TP53\nEGFR\n"))).rejects.toThrow(
    /short\.txt.*names 2 features, but the table has 3/,
  );
  await expect(nameFeatures(await table(), write("twice.txt", "TP53\nEGFR\nTP53\n"))).rejects.toMatchObject({
    tag: "DuplicateNames",
    place: { line: 3 },
  });
});
