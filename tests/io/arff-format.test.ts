import { expect, test } from "@jest/globals";
import { columnNames, numbers, texts } from "../../src/data/table.js";
import { readAnnotations } from "../../src/io/annotations.js";
import { arff } from "../../src/io/arff-format.js";
import { readTable } from "../../src/io/read-assay.js";
import { describeWithShared, sharedPath } from "../shared.js";
import { TemporaryFolder } from "./temporary-folder.js";

const folder = new TemporaryFolder();
const text = "% x\n@relation r\n@attribute a numeric\n@attribute class {x,y}\n@data\n1,x\n1,y\n?,x\n";

test("is recognised below its remarks", () => {
  expect(arff.recognise(Buffer.from(text), "f")).toBe(1);
  expect(arff.recognise(Buffer.from("gene\t@relation\n"), "f")).toBe(0);
});

test("the nominal class becomes a sample column", async () => {
  const table = await readTable(folder.gzip(text));
  expect(table).toMatchObject({ samples: ["s1", "s2", "s3"], features: ["a"], orientation: "columns" });
  expect([...table.values.values]).toEqual([1, 1, NaN]);
  expect(texts(table.annotations!, "class")).toEqual(["x", "y", "x"]);
  expect(table.description).toContain("from a gzipped ARFF file");
});

test("as annotations, samples go by their place", async () => {
  const samples = await readAnnotations(folder.file(text), { order: ["p", "q", "r"] });
  expect(columnNames(samples)).toEqual(["sample", "a", "class"]);
  expect(texts(samples, "sample")).toEqual(["p", "q", "r"]);
  expect([...numbers(samples, "a")]).toEqual([1, 1, NaN]);
});

describeWithShared("the published breast cancer set", ["data/breast-survival/GSE7390-metastasis.arff"], () => {
  const path = sharedPath("data/breast-survival/GSE7390-metastasis.arff");

  test("is read with time and event beside the probes", async () => {
    const table = await readTable(path, { sampleColumns: ["age", "size", "t.tdm", "e.tdm"] });
    expect([table.samples.length, table.features.length, table.features[0]]).toEqual([198, 76, "X219340_s_at"]);
    expect(columnNames(table.annotations!)).toEqual(["sample", "grade", "er", "e.tdm", "age", "size", "t.tdm"]);
    expect(numbers(table.annotations!, "t.tdm").slice(0, 3)).toEqual(Float64Array.of(723, 6591, 524));
    expect(numbers(table.annotations!, "e.tdm").reduce((sum, event) => sum + event, 0)).toBe(51);
    expect(table.values.values[0]).toBeCloseTo(7.01410950575358, 5);
  });
});
