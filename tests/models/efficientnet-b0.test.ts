import { expect, test } from "@jest/globals";
import type { Tensor4D } from "../../src/engine/engine.js";
import { efficientnetB0, type EfficientnetB0Options } from "../../src/models/efficientnet-b0.js";
import { seededRandom } from "../../src/random.js";
import { describeTensorFlow } from "../engine/engines.js";
import { outline } from "./shapes-only.js";
import { expectTorchvision } from "./torchvision.js";

describeTensorFlow("efficientnetB0 beside torchvision", (engine) => {
  const { tf } = engine;

  test("has its names and shapes, and answers with its logits to 1e-4, in training mode with those of the batch", () => {
    expectTorchvision(efficientnetB0, "efficientnet_b0", () => ({}), engine);
  });

  test.each([{ dropout: 0.5 }, { stochasticDepth: 0.9 }])("drops when training with randomness alone: %j", (drops) => {
    const options = { width: 2, dropout: 0, stochasticDepth: 0, ...drops };
    const input = { height: 32, width: 32, channels: 1, classes: 2 };
    const network = efficientnetB0.build(input, options, engine, seededRandom(1));
    const x = tf.randomNormal([8, 32, 32, 1], 0, 1, "float32", 1) as Tensor4D;
    const said = (training: boolean, seed?: number) =>
      tf.tidy(() => network.forward(x, training, seed === undefined ? undefined : seededRandom(seed)).dataSync());
    expect(said(true, 1)).toEqual(said(true, 1));
    expect(said(true, 1)).not.toEqual(said(true, 2));
    expect(said(false, 1)).toEqual(said(false, 2));
    network.dispose();
    x.dispose();
  });
});

test("widths grow together, in multiples of 8", () => {
  const shapes = (width: number) => {
    const { parameters } = outline(efficientnetB0, { height: 64, width: 64, channels: 1, classes: 2 }, { ...efficientnetB0.defaults, width }); // prettier-ignore
    return ["features.0.0.weight", "features.4.0.block.1.0.weight", "features.8.0.weight"].map((name) => parameters.get(name)!.shape); // prettier-ignore
  };
  expect(shapes(32)).toEqual([[3, 3, 1, 32], [3, 3, 1, 240], [1, 1, 320, 1280]]); // prettier-ignore
  expect(shapes(16)).toEqual([[3, 3, 1, 16], [3, 3, 1, 144], [1, 1, 160, 640]]); // prettier-ignore
});

test.each<[Partial<EfficientnetB0Options>, RegExp]>([
  [{ width: 0 }, /width is 0/],
  [{ width: 2.5 }, /width is 2.5/],
  [{ dropout: 1 }, /dropout is 1/],
  [{ stochasticDepth: -0.1 }, /stochasticDepth is -0.1/],
])("%j is refused", (wrong, message) => {
  expect(() => efficientnetB0.check!({ ...efficientnetB0.defaults, ...wrong })).toThrow(message);
});
