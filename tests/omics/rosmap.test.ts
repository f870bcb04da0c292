// Three omics of one cohort as their publishers released them, with a fixed test split.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { type Cohort, featureCount, sampleCount } from "../../src/data/cohort.js";
import { withColumn } from "../../src/data/table.js";
import { omics } from "../../src/omics/omics.js";
import { describeWithShared, sharedPath } from "../shared.js";
import { temporaryFolder } from "./quick-plan.js";

const inProcess = { jobs: 0, cache: false };
const names = { rna: 1, methylation: 2, mirna: 3 };
const file = (name: string) => sharedPath(`data/rosmap/${name}`);
const paths = Object.values(names).flatMap((n) => [`${n}_tr.csv`, `${n}_te.csv`, `${n}_featname.csv`]);
const tables = (part: "tr" | "te") =>
  Object.fromEntries(
    Object.entries(names).map(([name, n]) => [
      name,
      { file: file(`${n}_${part}.csv`), features: "columns" as const, featureNames: file(`${n}_featname.csv`) },
    ]),
  );
const start = () => omics(tables("tr"), { samples: file("labels_tr.csv"), seed: 1 });
const training = { folds: 2, epochs: 1, steps: 60, batchSize: 32 };

describeWithShared(
  "rosmap",
  [...paths, "labels_tr.csv", "labels_te.csv"].map((path) => `data/rosmap/${path}`),
  () => {
    test("is read with one call, samples and labels joined by their place", async () => {
      const cohort = await start().table();
      expect([sampleCount(cohort), featureCount(cohort)]).toEqual([245, 600]);
      expect(Object.keys(cohort.assays)).toEqual(["rna", "methylation", "mirna"]);
      expect(cohort.roles).toEqual({ label: "label" });
    });

    test("early fusion is better than chance in the folds and on the fixed split", async () => {
      const plan = start()
      .assay("rna").scale().assay("methylation").scale().assay("mirna").scale()
      .fuse("early")
      .encode("deepInsight", { pixels: 24, by: "pca" })
      .classify("smallCnn", training); // prettier-ignore
      const study = await plan.run(inProcess);
      expect(study.data.mean.accuracy).toBeGreaterThan(0.6); // the larger class: 0.52
      const folder = join(temporaryFolder(), "run");
      await study.save(folder);
      const files = Object.fromEntries(Object.entries(names).map(([name, n]) => [name, file(`${n}_te.csv`)]));
      const { predicted, unknown, missing } = await (await omics.load(folder)).predict(files);
      const truth = readFileSync(file("labels_te.csv"), "utf8").trim().split("\n").map((line) => String(Number(line))); // prettier-ignore
      const right = predicted.filter((name, i) => name === truth[i]).length;
      expect([predicted.length, unknown, missing]).toEqual([106, [], []]);
      expect(right / truth.length).toBeGreaterThan(0.6);
    });

    test.each(["late", "intermediate"] as const)("with holes, %s fusion still judges every sample", async (fusion) => {
      const cohort = withHoles(await start().table());
      const study = await omics(cohort)
        .fuse(fusion)
        .encode("deepInsight", { pixels: 16, by: "pca" })
        .classify("smallCnn", training)
        .run(inProcess);
      expect(study.data.samples).toHaveLength(245);
      expect(study.data.warnings.join("\n")).toMatch(
        /183 of 245 samples have all 3 assays.*\n?.*"mirna" was measured on 183/,
      );
      expect(study.data.mean.accuracy).toBeGreaterThan(0.58);
    });
  },
);

/** Every fourth sample loses its microRNAs. */
function withHoles(cohort: Cohort): Cohort {
  const mirna = cohort.assays["mirna"]!;
  const measured = mirna.measured.map((_, row) => (row % 4 === 0 ? 0 : 1));
  const samples = withColumn(cohort.samples, "assays", Array<string>(measured.length).fill(""));
  return { ...cohort, samples, assays: { ...cohort.assays, mirna: { ...mirna, measured } } };
}
