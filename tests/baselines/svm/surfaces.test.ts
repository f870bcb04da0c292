import { expect, test } from "@jest/globals";
import { columnMeans } from "../../../src/baselines/linear/centre.js";
import { trainPairs } from "../../../src/baselines/svm/class-pairs.js";
import { type Kernel, kernelRows } from "../../../src/baselines/svm/kernel-rows.js";
import { decisionsOf, lessMean, surfacesOf } from "../../../src/baselines/svm/surfaces.js";
import { describeTensorFlow } from "../../engine/engines.js";
import { sklearnReference, sklearnTable } from "../sklearn.js";

interface Case {
  table: string;
  kernel: "linear" | "rbf";
  C: number;
  gamma: number | null;
  decisions: number[];
  objectives: number[];
}

describeTensorFlow("surfaces", ({ linalg }) => {
  test.each(sklearnReference.svm as Case[])(
    "$table, $kernel, C = $C: decisions and objectives are libsvm's",
    async ({ table, kernel: kind, C, gamma, decisions, objectives }) => {
      const { x, labels, classes, fresh } = sklearnTable(table);
      const kernel: Kernel = kind === "linear" ? { name: "linear" } : { name: "rbf", gamma: gamma! };
      const mean = columnMeans(x);
      const centred = lessMean(x, mean);
      const rows = Array.from(labels.keys());
      const task = { kernel: await kernelRows(centred, kernel, linalg), labels, classes, rows, C, tolerance: 1e-6 };
      const answers = await trainPairs(task, () => Promise.resolve());
      answers.forEach(({ objective }, p) => expect(Math.abs(objective / objectives[p]! - 1)).toBeLessThan(1e-5));
      const found = decisionsOf(fresh, surfacesOf(answers, centred, mean, kernel, linalg), linalg);
      const worst = Math.max(...decisions.map((value, at) => Math.abs(value - found[at]!)));
      expect(worst).toBeLessThan(1e-4);
    },
  );
});
