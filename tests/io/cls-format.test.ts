import { expect, test } from "@jest/globals";
import { texts } from "../../src/data/table.js";
import { readAnnotations } from "../../src/io/annotations.js";
import { checkFile, describeCheck } from "../../src/io/check.js";
import { cls } from "../../src/io/cls-format.js";
import { readTable } from "../../src/io/read-assay.js";
import { TemporaryFolder } from "./temporary-folder.js";

const folder = new TemporaryFolder();
const text = "3 2 1\n# ALL AML\nALL ALL AML\n";

test("is recognised by its counts and names; a table is none", () => {
  const score = (content: string) => cls.recognise(Buffer.from(content), "x");
  expect(score(text)).toBeGreaterThan(0.9);
  expect(score("#numeric\n#a\n1 2\n")).toBeGreaterThan(0.9);
  expect(score("1 2 1\n3 4 5\n")).toBe(0);
  expect(score("\0\0")).toBe(0);
});

test("labels the samples of a table in their order", async () => {
  const samples = await readAnnotations(folder.gzip(text), { order: ["x", "y", "z"] });
  expect([texts(samples, "sample"), texts(samples, "label")]).toEqual([
    ["x", "y", "z"],
    ["ALL", "ALL", "AML"],
  ]);
});

test("holds no measurements, which is told with what to do", async () => {
  await expect(readTable(folder.file(text))).rejects.toMatchObject({
    tag: "UnsuitableData",
    what: "This file describes samples and holds no measurements.",
    remedy: expect.stringContaining(".samples()"),
  });
});

test("is explained by check", async () => {
  const path = folder.file(text);
  expect(describeCheck(await checkFile(path)).split("\n")).toEqual([
    `file     ${path} (28 bytes)`,
    "format   cls",
    "samples  3: s1, s2, s3",
    "text     label: 2 values: ALL, AML",
    "note     the file describes samples and holds no measurements",
    "look at  Nothing suspicious.",
  ]);
});
