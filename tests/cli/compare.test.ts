import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, jest, test } from "@jest/globals";
import { compareCommand, withEncoders } from "../../src/cli/compare.js";
import { omics } from "../../src/omics/omics.js";
import { quickPlan, temporaryFolder } from "../omics/quick-plan.js";

const never = new AbortController().signal;
let folder: string;
let printed: string;
beforeEach(() => {
  folder = temporaryFolder();
  printed = "";
  jest.spyOn(process.stderr, "write").mockReturnValue(true);
  jest.spyOn(process.stdout, "write").mockImplementation((text) => {
    printed += String(text);
    return true;
  });
  const plan = quickPlan(omics.simulate({ samples: 40, features: 150, modulesPerClass: 1, genesPerModule: 8 }));
  writeFileSync(join(folder, "plan.json"), JSON.stringify(plan));
});
afterEach(() => {
  jest.restoreAllMocks();
});
const compare = (...args: string[]) =>
  compareCommand(
    [join(folder, "plan.json"), "--out", join(folder, "out"), "--jobs", "0", "--no-cache", ...args],
    never,
  );

test("writes the comparison and prints its table", async () => {
  await compare("--classifiers", "ridge, kNearestNeighbours", "--folds", "2", "--reference", "ridge");
  const written = JSON.parse(readFileSync(join(folder, "out", "comparison.json"), "utf8")) as {
    methods: { name: string }[];
  };
  expect(written.methods.map(({ name }) => name)).toEqual(["ridge", "kNearestNeighbours"]);
  expect(written).toMatchObject({ folds: 2, reference: "ridge", referenceIsBest: false });
  expect(printed).toContain("| kNearestNeighbours |");
});

test("networks are judged with each encoder, what looks at no picture once", async () => {
  expect(await withEncoders(["smallCnn", "ridge"], ["igtd", "random"])).toEqual([
    { classifier: "smallCnn", encoder: "igtd" },
    { classifier: "smallCnn", encoder: "random" },
    { classifier: "ridge" },
  ]);
});

test("what is missing or unknown is told before any work", async () => {
  await expect(compare()).rejects.toThrow(/--classifiers is missing/);
  await expect(compare("--classifiers", "smallCnn")).rejects.toThrow(/two or more/);
  await expect(compare("--classifiers", "smallCnn,kNearestNeighbour")).rejects.toThrow(
    /no classifier "kNearestNeighbour"/,
  );
  await expect(compare("--classifiers", "a,b", "--fold", "3")).rejects.toThrow(/no option "fold"/);
  expect(existsSync(join(folder, "out"))).toBe(false);
});
