import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "@jest/globals";
import { readHierarchy } from "../../../src/encoders/placing/hierarchy.js";
import { describeWithShared, sharedPath } from "../../shared.js";

const folder = mkdtempSync(join(tmpdir(), "hierarchy-"));
afterAll(() => rmSync(folder, { recursive: true }));
const written = (file: string, ...lines: string[]) => {
  writeFileSync(join(folder, file), lines.join("\n"));
  return join(folder, file);
};
const none = { sets: "", names: "" };

test("gene sets are groups of one level", async () => {
  const hierarchy = written("sets.gmt", "one\t\ta\tb", "two\tabout\tc");
  const { groups, parentOf } = await readHierarchy({ hierarchy, ...none }, ["a"]);
  expect(groups).toEqual([
    { node: "one", genes: ["a", "b"] },
    { node: "two", genes: ["c"] },
  ]);
  expect(parentOf.size).toBe(0);
});

describe("a tree", () => {
  const groups = [
    { node: "one", genes: ["a", "b"] },
    { node: "top", genes: ["one", "c"] },
  ];

  test.each([
    ["the child first", ["a\tone", "b\tone", "one\ttop", "c\ttop"]],
    ["the parent first", ["one\ta", "one\tb", "top\tone", "top\tc"]],
    ["with commas", ["a,one", "b,one", "one,top", "c,top"]],
    ["with a header and numbers", ["parent\tchild\tweight", "one\ta\t1", "one\tb\t1", "top\tone\t1", "top\tc\t1"]],
  ])("%s", async (_, lines) => {
    const read = await readHierarchy({ hierarchy: written("tree.tsv", ...lines), ...none }, ["A", "c"]);
    expect(read.groups).toEqual(groups);
    expect(Object.fromEntries(read.parentOf)).toEqual({ a: "one", b: "one", one: "top", c: "top" });
  });

  test("a child of several parents lies under the first", async () => {
    const hierarchy = written("dag.tsv", "one\ta", "two\ta");
    expect((await readHierarchy({ hierarchy, ...none }, ["a"])).parentOf.get("a")).toBe("one");
  });
});

test("gene sets find their nodes by id, description, id at the end, and name in any spelling", async () => {
  const files = {
    hierarchy: written("relation.tsv", "R-HSA-1\tR-HSA-2", "R-HSA-1\tR-HSA-3", "R-HSA-1\tR-HSA-4", "R-BTA-1\tR-BTA-5"),
    sets: written(
      "reactome.gmt",
      ...["R-HSA-2\t\ta", "Apoptosis\tR-HSA-3\tb", "Cell death R-HSA-4\t\tc", "REACTOME_CELL_CYCLE\t\td", "Mine\t\te"],
    ),
    names: written("names.tsv", "R-BTA-5\tCell Cycle\tBos taurus", "R-HSA-1\tCell Cycle\tHomo sapiens"),
  };
  const { groups } = await readHierarchy(files, ["a"]);
  expect(groups.map(({ node }) => node)).toEqual(["R-HSA-2", "R-HSA-3", "R-HSA-4", "R-HSA-1", "Mine"]);
});

test("a file that is not there is named", async () => {
  await expect(readHierarchy({ hierarchy: join(folder, "nothing.gmt"), ...none }, ["a"])).rejects.toThrow(
    "nothing.gmt",
  );
});

const reactome = ["data/genesets/reactome_relation.tsv", "data/genesets/reactome_names.tsv"] as const;
describeWithShared("Reactome's own files", reactome, () => {
  test("sets hang on the pathways of man, in a tree without circles", async () => {
    const sets = written("names.gmt", "Apoptosis\t\tCASP3", "REACTOME_MITOTIC_PROPHASE\t\tLMNA");
    const files = { hierarchy: sharedPath(reactome[0]), names: sharedPath(reactome[1]), sets };
    const { groups, parentOf } = await readHierarchy(files, ["CASP3", "LMNA"]);
    expect(groups.map(({ node }) => node)).toEqual(["R-HSA-109581", "R-HSA-68875"]);
    expect(parentOf.get("R-HSA-109581")).toBe("R-HSA-5357801"); // programmed cell death
    for (const node of parentOf.keys()) {
      let depth = 0;
      for (let at: string | undefined = node; at !== undefined; at = parentOf.get(at)) depth++;
      expect(depth).toBeLessThan(20);
    }
  });
});
