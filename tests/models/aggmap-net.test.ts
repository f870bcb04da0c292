import { expect, test } from "@jest/globals";
import type { Tensor4D } from "../../src/engine/engine.js";
import { aggmapNet, type AggmapNetOptions } from "../../src/models/aggmap-net.js";
import { seededRandom } from "../../src/random.js";
import { describeEngines } from "../engine/engines.js";
import { expectKeras, type Symbolic } from "./keras-parity.js";
import { countParameters } from "./torchvision.js";
import { outline } from "./shapes-only.js";

describeEngines("aggmapNet", (engine) => {
  const { tf } = engine;

  test("with one path answers as its layers put together by Keras", async () => {
    await expectKeras(
      aggmapNet,
      { paths: 1, units: 2, window: 5, dense: [6] },
      { height: 11, width: 14, channels: 2, classes: 3 },
      (x, { layers }) => {
        const conv = (y: Symbolic, name: string, filters: number, kernelSize: number) =>
          layers.conv2d({ filters, kernelSize, padding: "same", activation: "relu", name }).apply(y) as Symbolic;
        const pool = (y: Symbolic) =>
          layers.maxPooling2d({ poolSize: 3, strides: 2, padding: "same" }).apply(y) as Symbolic;
        const inception = (y: Symbolic, number: number, filters: number) =>
          layers
            .concatenate()
            .apply([5, 3, 1].map((size) => conv(y, `inception${number}.1.conv${size}`, filters, size))) as Symbolic;
        const first = inception(pool(conv(x, "conv1.1", 3, 5)), 1, 2);
        const most = layers.globalMaxPooling2d({}).apply(inception(pool(first), 2, 4));
        const dense = layers.dense({ units: 6, activation: "relu", name: "dense1" }).apply(most);
        return layers.dense({ units: 3, name: "fc" }).apply(dense) as Symbolic;
      },
      engine,
    );
  });

  test("with two paths, each sees its own channels; of one channel both see all", async () => {
    await tf.setBackend(engine.name);
    const input = { height: 6, width: 6, channels: 3, classes: 2 };
    const options = { ...aggmapNet.defaults, units: 2, window: 3, dense: [] };
    const network = aggmapNet.build(input, options, engine, seededRandom(1));
    expect(network.parameters.get("conv1.1.weight")!.shape).toEqual([3, 3, 2, 3]);
    expect(network.parameters.get("conv1.2.weight")!.shape).toEqual([3, 3, 1, 3]);
    // Without the first path's part of the last layer, what only the first path sees changes nothing.
    const last = network.parameters.get("fc.weight")!;
    tf.tidy(() => last.assign(tf.concat([tf.zeros([12, 2]), tf.slice(last, [12, 0], [12, 2])], 0)));
    const said = (...levels: number[]) =>
      tf.tidy(() => {
        const channels = levels.map((level) => tf.fill([1, 6, 6, 1], level));
        return Array.from(network.forward(tf.concat(channels, 3) as Tensor4D, false).dataSync());
      });
    expect(said(5, -2, 1)).toEqual(said(0, 0, 1));
    expect(said(0, 0, 2)).not.toEqual(said(0, 0, 1));
    network.dispose();
    const one = { ...input, channels: 1 };
    expect(outline(aggmapNet, one, options).parameters.get("conv1.2.weight")!.shape).toEqual([3, 3, 1, 3]);
    expect(countParameters(outline(aggmapNet, one, { ...options, paths: 1 }))).toBeLessThan(
      countParameters(outline(aggmapNet, one, options)),
    );
  });
});

test.each<[Partial<AggmapNetOptions>, RegExp]>([
  [{ paths: 3 }, /paths is 3. Use 1 or 2/],
  [{ units: 5 }, /units is 5/],
  [{ window: 4 }, /window is 4. Give an odd number/],
  [{ dense: [0] }, /dense is \[0\]/],
  [{ dropout: 1 }, /dropout is 1/],
])("%j is refused", (wrong, message) => {
  expect(() => aggmapNet.check!({ ...aggmapNet.defaults, ...wrong })).toThrow(message);
});
