import { expect, test } from "@jest/globals";
import type { Tensor4D } from "../../src/engine/engine.js";
import { vit, type VitOptions } from "../../src/models/vit.js";
import { seededRandom } from "../../src/random.js";
import { describeEngines, describeTensorFlow, expectClose } from "../engine/engines.js";
import { outline } from "./shapes-only.js";
import { countParameters, expectTorchvision } from "./torchvision.js";

describeTensorFlow("vit beside timm", (engine) => {
  test("has its names and shapes, and answers with its logits to 1e-4", () => {
    expectTorchvision(vit, "vit", () => ({ depth: 2 }), engine);
  });
});

test.each([
  ["ViT-S/16", { width: 384, heads: 6, mlp: 1536 }, 22_050_664],
  ["ViT-B/16", { width: 768, heads: 12, mlp: 3072 }, 86_567_656],
])("%s has the published number of parameters", (_, sizes, parameters) => {
  const options = { ...vit.defaults, patch: 16, depth: 12, ...sizes };
  const network = outline(vit, { height: 224, width: 224, channels: 3, classes: 1000 }, options);
  expect(countParameters(network)).toBe(parameters);
});

describeEngines("vit", (engine) => {
  const { tf } = engine;
  const options = { ...vit.defaults, patch: 4, width: 8, depth: 3, heads: 2, mlp: 8 };
  const build = (height: number, width: number) =>
    vit.build({ height, width, channels: 2, classes: 3 }, options, engine, seededRandom(1));

  test("tells how much each token looks at each: rows that sum to 1", async () => {
    await tf.setBackend(engine.name);
    const network = build(8, 12);
    const x = tf.randomNormal([5, 8, 12, 2], 0, 1, "float32", 1) as Tensor4D;
    const before = tf.memory().numTensors;
    const shares = network.attention!(x);
    expect(shares.shape).toEqual([5, 3, 2, 7, 7]);
    expect(network.patches).toEqual({ side: 4, rows: 2, columns: 3 });
    expectClose(tf.tidy(() => tf.sum(shares, 4).dataSync()), new Float32Array(5 * 3 * 2 * 7).fill(1), 1e-5); // prettier-ignore
    shares.dispose();
    expect(tf.memory().numTensors).toBe(before);
    x.dispose();
    network.dispose();
  });

  test("images that the patch does not divide get an edge of zeros", async () => {
    await tf.setBackend(engine.name);
    const [odd, even] = [build(7, 10), build(8, 12)];
    expect(odd.parameters.get("pos_embed")!.shape).toEqual([1, 7, 8]);
    const [said, padded] = tf.tidy(() => {
      const x = tf.randomNormal([2, 7, 10, 2], 0, 1, "float32", 1) as Tensor4D;
      const wide = tf.pad(x, [[0, 0], [0, 1], [0, 2], [0, 0]]); // prettier-ignore
      return [odd.forward(x, false).dataSync(), even.forward(wide, false).dataSync()];
    });
    expectClose(said!, padded!, 1e-6);
    odd.dispose();
    even.dispose();
  });

  test("drops values when training with randomness alone", async () => {
    await tf.setBackend(engine.name);
    const network = vit.build({ height: 8, width: 8, channels: 1, classes: 2 }, { ...options, dropout: 0.5 }, engine, seededRandom(1)); // prettier-ignore
    const x = tf.randomNormal([4, 8, 8, 1], 0, 1, "float32", 1) as Tensor4D;
    const said = (training: boolean, seed: number) =>
      tf.tidy(() => network.forward(x, training, seededRandom(seed)).dataSync());
    expect(said(true, 1)).not.toEqual(said(true, 2));
    expect(said(false, 1)).toEqual(said(false, 2));
    x.dispose();
    network.dispose();
  });
});

test.each<[Partial<VitOptions>, RegExp]>([
  [{ patch: 0 }, /patch is 0/],
  [{ depth: 1.5 }, /depth is 1.5/],
  [{ width: 10, heads: 4 }, /width is 10, heads are 4/],
  [{ dropout: 1 }, /dropout is 1/],
])("%j is refused", (wrong, message) => {
  expect(() => vit.check!({ ...vit.defaults, ...wrong })).toThrow(message);
});
