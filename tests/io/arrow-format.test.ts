import { expect, test } from "@jest/globals";
import { cohortToArrow } from "../../src/data/arrow.js";
import { arrow } from "../../src/io/arrow-format.js";
import { exampleCohort, plain } from "../data/example-cohort.js";
import { TemporaryFolder } from "./temporary-folder.js";

const folder = new TemporaryFolder();
const bytes = cohortToArrow(exampleCohort());

test("is recognised by its first bytes alone", () => {
  expect(arrow.recognise(bytes, "any.txt")).toBe(1);
  expect(arrow.recognise(Buffer.from("ARROW"), "a.arrow")).toBe(0);
});

test.each(["file", "gzip"] as const)("gives the cohort, from a %s", async (kind) => {
  const content = await arrow.read(folder[kind](bytes), {});
  expect(content.kind === "cohort" && plain(content.cohort)).toEqual(plain(exampleCohort()));
});

test("a damaged file is named", async () => {
  const path = folder.file(bytes.subarray(0, 100));
  await expect(arrow.read(path, {})).rejects.toMatchObject({ tag: "UnreadableFile", place: { file: path } });
});
