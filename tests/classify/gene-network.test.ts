import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { geneNetwork } from "../../src/classify/gene-network.js";
import { listening } from "../prepare/cohorts.js";
import { temporaryFolder } from "../omics/quick-plan.js";

const edges = join(temporaryFolder(), "edges.tsv");
writeFileSync(edges, ["TP53\tMDM2\t2", "MDM2\tEGFR\t1", "EGFR\tOTHER\t3"].join("\n"));
const options = { edges, unknown: "alone", leastKnown: 0.1 } as const;
const features = ["ACTB", "egfr", "MDM2", "TP53"];

test("features that the network does not join stand alone, or drop; either is told by name", async () => {
  const { ctx, warnings } = listening();
  const alone = await geneNetwork("gnn", features, options, "gcn", ctx);
  expect([alone.names, alone.aggregation.rows, alone.aggregation.values.length]).toEqual([features, 4, 4 + 4]);
  const less = await geneNetwork("gnn", features, { ...options, unknown: "drop" }, "sage", ctx);
  expect([less.names, Array.from(less.columns), less.aggregation.values.length]).toEqual([["egfr", "MDM2", "TP53"], [1, 2, 3], 4]); // prettier-ignore
  expect(warnings).toEqual([
    "gnn: The network joins 3 of 4 features (75.0 %); the others stand alone: ACTB.",
    "gnn: The network joins 3 of 4 features (75.0 %); the others are dropped: ACTB.",
  ]);
});

test("names that do not match are told from both sides", async () => {
  const { ctx } = listening();
  await expect(geneNetwork("gnn", ["7157", "4193", "1956"], options, "gcn", ctx)).rejects.toMatchObject({
    tag: "UnsuitableData",
    what: "The network joins 0 of 3 features, but 2 are needed.",
    remedy: expect.stringMatching(/called 7157, 4193, 1956, there TP53, MDM2, EGFR, OTHER/),
    place: { step: "gnn", file: edges },
  });
  await expect(geneNetwork("gnn", features, { ...options, edges: "absent.tsv" }, "gcn", ctx)).rejects.toMatchObject({
    tag: "FileNotFound",
  });
});
