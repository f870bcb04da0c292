import { expect, test } from "@jest/globals";
import { svm } from "../../../src/baselines/svm.js";
import { surfaceAttribution } from "../../../src/baselines/svm/surface-attribution.js";
import { decisionsOf } from "../../../src/baselines/svm/surfaces.js";
import { dense } from "../../../src/data/dense.js";
import { describeTensorFlow } from "../../engine/engines.js";
import { toyContext } from "../../train/toy.js";
import { sklearnTable } from "../sklearn.js";

describeTensorFlow("what features add", (engine) => {
  test.each(["linear", "rbf"] as const)(
    "to a %s surface is the change of the target's mean decision",
    async (kernel) => {
      const { fresh, ...train } = sklearnTable("tall");
      const { surfaces } = await svm.fit(train, { ...svm.defaults, kernel }, toyContext(engine));
      const targets = Int32Array.from({ length: fresh.rows }, (_, i) => i % 3);
      const scores = surfaceAttribution(fresh, surfaces, 3, targets, engine.linalg);
      const middle = dense(1, 8, Float32Array.from(surfaces.mean));
      const [own, base] = [decisionsOf(fresh, surfaces, engine.linalg), decisionsOf(middle, surfaces, engine.linalg)];
      for (let i = 0; i < fresh.rows; i++) {
        const d = (p: number) => own[3 * i + p]! - base[p]!;
        const expected = [(d(0) + d(1)) / 2, (d(2) - d(0)) / 2, (-d(1) - d(2)) / 2][targets[i]!]!;
        const sum = scores.values.subarray(8 * i, 8 * i + 8).reduce((all, value) => all + value, 0);
        expect(sum).toBeCloseTo(expected, 3);
      }
    },
  );
});
