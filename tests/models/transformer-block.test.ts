import { expect, test } from "@jest/globals";
import type { Tensor3D, Tensor4D } from "../../src/engine/engine.js";
import { Layers } from "../../src/models/layers.js";
import { transformerBlock } from "../../src/models/transformer-block.js";
import { seededRandom } from "../../src/random.js";
import { describeEngines, expectClose } from "../engine/engines.js";

describeEngines("a transformer block", (engine) => {
  const { tf } = engine;
  const shape = { width: 6, heads: 2, mlp: 4 };

  test("is, without weights, the tokens themselves; and attends evenly", async () => {
    await tf.setBackend(engine.name);
    const layers = new Layers(engine, seededRandom(1));
    const block = transformerBlock(layers, "blocks.0", shape, engine);
    for (const variable of layers.parameters.values()) tf.tidy(() => variable.assign(tf.zerosLike(variable)));
    const x = tf.randomNormal([2, 5, 6], 0, 1, "float32", 1) as Tensor3D;
    let shares: Tensor4D | undefined;
    const y = tf.tidy(() => tf.keep(block(x, (own) => (shares = tf.keep(own)))));
    expectClose(y.dataSync(), x.dataSync(), 1e-6);
    expect(shares!.shape).toEqual([2, 2, 5, 5]);
    expectClose(shares!.dataSync(), new Float32Array(100).fill(0.2), 1e-6);
    tf.dispose([x, y, shares!]);
    layers.dispose();
  });

  test("knows no order: exchanged tokens come out exchanged", async () => {
    await tf.setBackend(engine.name);
    const layers = new Layers(engine, seededRandom(1));
    const block = transformerBlock(layers, "blocks.0", shape, engine);
    const x = tf.randomNormal([1, 4, 6], 0, 1, "float32", 1) as Tensor3D;
    const [plain, turned] = tf.tidy(() => [block(x).dataSync(), tf.reverse(block(tf.reverse(x, 1)), 1).dataSync()]);
    expectClose(turned!, plain!, 1e-5);
    x.dispose();
    layers.dispose();
  });
});
