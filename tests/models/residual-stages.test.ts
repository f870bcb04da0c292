import { expect, test } from "@jest/globals";
import type { Tensor4D } from "../../src/engine/engine.js";
import { Layers } from "../../src/models/layers.js";
import { residualStages } from "../../src/models/residual-stages.js";
import { seededRandom } from "../../src/random.js";
import { describeEngines } from "../engine/engines.js";

describeEngines("residual stages", (engine) => {
  const { tf } = engine;

  test.each([
    ["basic", [4, 8, 16, 32]],
    ["bottleneck", [16, 32, 64, 128]],
  ] as const)(
    "%s: every stage but the first halves the image, rounded up, and doubles the channels",
    async (block, widths) => {
      await tf.setBackend(engine.name);
      const layers = new Layers(engine, seededRandom(1));
      const { stages, channels } = residualStages(layers, { block, depths: [1, 2, 1, 1] }, 4);
      const shapes = tf.tidy(() => {
        let x = tf.ones([2, 9, 12, 4]) as Tensor4D;
        return stages.map((stage) => (x = stage(x, false)).shape);
      });
      expect(shapes).toEqual(
        [
          [2, 9, 12],
          [2, 5, 6],
          [2, 3, 3],
          [2, 2, 2],
        ].map((shape, s) => [...shape, widths[s]]),
      );
      expect(channels).toBe(widths[3]);
      // A shortcut has weights only where the shape changes.
      expect([...layers.parameters.keys()].filter((name) => name.endsWith("downsample.0.weight"))).toEqual(
        [block === "basic" ? [] : ["layer1"], "layer2", "layer3", "layer4"]
          .flat()
          .map((s) => `${s}.0.downsample.0.weight`),
      );
      layers.dispose();
    },
  );
});
