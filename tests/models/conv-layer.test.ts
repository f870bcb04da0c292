import { expect, test } from "@jest/globals";
import type { Tensor4D } from "../../src/engine/engine.js";
import { Folding } from "../../src/models/folding.js";
import { Layers } from "../../src/models/layers.js";
import { seededRandom } from "../../src/random.js";
import { describeEngines, expectClose, normal } from "../engine/engines.js";

describeEngines("a convolution and what follows it", (engine) => {
  const { tf } = engine;
  const build = () => {
    const layers = new Layers(engine, seededRandom(1));
    const convolutions = {
      "norm and ReLU": layers.conv("a", 4, 4, 3, 1, 1, { norm: "a.bn", then: "relu" }),
      "bias, norm and SiLU": layers.conv("b", 4, 4, 3, 1, 1, { bias: 0.3, norm: "b.bn", then: "silu" }),
      "bias alone": layers.conv("c", 4, 4, 3, 1, 1, { bias: 0.3 }),
      "nothing": layers.conv("d", 4, 4, 3, 1, 1), // prettier-ignore
      "depthwise, norm and SiLU": layers.depthwiseConv("e", 4, 5, 1, 2, { norm: "e.bn", then: "silu" }),
    };
    // As after a training: no number is what it began with.
    for (const [name, variable] of [...layers.parameters, ...layers.buffers])
      tf.tidy(() => variable.assign(tf.add(tf.abs(normal(variable.shape, name)), 0.1)));
    return { layers, convolutions };
  };

  test("answers the same with its norm folded in, and its stored weights stay as they are", async () => {
    await tf.setBackend(engine.name);
    const { layers, convolutions } = build();
    const stored = () => [...layers.parameters.values(), ...layers.buffers.values()].map((own) => own.arraySync());
    const before = stored();
    const [x, beside] = [normal([3, 6, 7, 4], "x"), normal([3, 6, 7, 4], "beside")] as [Tensor4D, Tensor4D];
    const folding = new Folding();
    for (const convolve of Object.values(convolutions))
      for (const other of [undefined, beside]) {
        const ask = () => tf.tidy(() => convolve(x, false, other).dataSync());
        expectClose(folding.during(ask), ask(), 1e-5);
      }
    expect(stored()).toEqual(before);
    folding.dispose();
    tf.dispose([x, beside]);
    layers.dispose();
  });

  test("in training uses the batch's statistics, then adds what is beside and activates", async () => {
    await tf.setBackend(engine.name);
    const layers = new Layers(engine, seededRandom(1));
    const convolve = layers.conv("a", 1, 1, 1, 1, 0, { norm: "a.bn", then: "relu" });
    const x = tf.tensor4d([1, -1], [2, 1, 1, 1]);
    const sign = Math.sign(layers.parameters.get("a.weight")!.dataSync()[0]!);
    expectClose(convolve(x, true).dataSync(), [Math.max(0, sign), Math.max(0, -sign)], 1e-3);
    expectClose(convolve(x, true, tf.ones([2, 1, 1, 1])).dataSync(), [1 + sign, 1 - sign], 1e-3);
    layers.dispose();
  });
});
