import { expect, test } from "@jest/globals";
import { checkFile, describeCheck } from "../../src/io/check.js";
import { edges } from "../../src/io/edges-format.js";
import { readEdges } from "../../src/io/edges.js";
import { readTable } from "../../src/io/read-assay.js";
import { recogniseFile } from "../../src/io/recognise.js";
import { describeWithShared, sharedPath } from "../shared.js";
import { TemporaryFolder } from "./temporary-folder.js";

const folder = new TemporaryFolder();
const text = "TP53\tMYC\t0.5\nMYC\tEGFR\t1\nEGFR\tTP53\t2\n";

test.each([
  ["a network", text, 0.85],
  ["a tree", "R-1\tR-2\nR-2\tR-3\nR-2\tR-4\n", 0.85],
  ["labels of samples", "a\tx\nb\ty\nc\tx\n", 0],
  ["a table", "gene\ts1\ts2\nTP53\t1\t2\n", 0],
  ["numbers", "1\t2\n2\t3\n3\t1\n", 0],
])("%s is told from its names", (_, content, score) => expect(edges.recognise(Buffer.from(content), "f")).toBe(score));

test("holds no measurements; check counts its names", async () => {
  const path = folder.gzip(text);
  await expect(readTable(path)).rejects.toMatchObject({
    tag: "UnknownFormat",
    what: expect.stringContaining("network"),
  });
  expect(describeCheck(await checkFile(path))).toMatch(/network +3 names, 3 weighted edges/);
});

describeWithShared(
  "published networks and trees",
  ["data/network/HumanNet90_Symbol.tsv", "data/network/CancerSubnetwork.tsv", "data/genesets/reactome_relation.tsv"],
  () => {
    test.each([
      ["network/HumanNet90_Symbol.tsv", true],
      ["network/CancerSubnetwork.tsv", false],
      ["genesets/reactome_relation.tsv", false],
    ])("%s", async (name, weighted) => {
      const path = sharedPath(`data/${name}`);
      expect((await recogniseFile(path)).name).toBe("edges");
      const { nodes, from, weights } = await readEdges(path);
      expect([weights !== undefined, from.length > 20_000, nodes.length > 1000]).toEqual([weighted, true, true]);
    });
  },
);
