import { expect, test } from "@jest/globals";
import { delimited } from "../../../src/io/delimited/delimited.js";
import { TemporaryFolder } from "../temporary-folder.js";

const folder = new TemporaryFolder();
const recognise = (text: string) => delimited.recognise(Buffer.from(text), "file");

test("is surer of numbers than of texts, and a head cut anywhere will do", () => {
  const table = "gene\ts1\ts2\nTP53\t1\t2\nMYC\t3\t4\n";
  expect(recognise(table)).toBeGreaterThan(recognise("sample\tlabel\na\tx\nb\ty\n"));
  expect(recognise(table.slice(0, -3))).toBe(recognise(table));
  expect(recognise("one line")).toBeGreaterThan(0);
});

test("gives a table", async () => {
  const content = await delimited.read(folder.file("gene,s1\na,1\nb,2\n"), { features: "rows" });
  expect(content).toMatchObject({ kind: "table", table: { samples: ["s1"], features: ["a", "b"] } });
});
