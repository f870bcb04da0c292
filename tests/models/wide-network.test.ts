import { expect, test } from "@jest/globals";
import type { Tensor4D } from "../../src/engine/engine.js";
import { stagesOf } from "../../src/models/stages.js";
import { wideNetwork } from "../../src/models/wide-network.js";
import { exportWeights, importWeights } from "../../src/models/weights.js";
import { seededRandom } from "../../src/random.js";
import { describeEngines, expectClose } from "../engine/engines.js";
import { toyNetwork, toySet } from "../train/toy.js";

const FEATURES = 4;
const shape = { height: 8, width: 8, channels: 2 };
const PIXELS = 128;
/** Three rows: pixels, then features. */
const { images } = toySet(3);
const table = Float32Array.of(1, 2, 0, -1, 0, 1, 1, 0, 3, 0, -2, 1);
const rows = new Float32Array(3 * (PIXELS + FEATURES));
for (let i = 0; i < 3; i++) {
  rows.set(images.subarray(i * PIXELS, (i + 1) * PIXELS), i * (PIXELS + FEATURES));
  rows.set(table.subarray(i * FEATURES, (i + 1) * FEATURES), i * (PIXELS + FEATURES) + PIXELS);
}
const coefficients = Float32Array.of(1, -1, 0.5, 0, 0, 2, -1, 1);

describeEngines("a network with a wide branch", (engine) => {
  const { tf } = engine;
  const build = (penalty = 0.5) =>
    wideNetwork(toyNetwork(engine, 1, 0), shape, FEATURES, 2, penalty, engine, seededRandom(1));
  const x = (): Tensor4D => tf.tensor4d(rows, [3, 1, PIXELS + FEATURES, 1]);
  const logits = (network: ReturnType<typeof build>) =>
    tf.tidy(() => network.forward(x(), false).dataSync() as Float32Array);

  test("begins as the network alone, and adds the line that it learns", async () => {
    await tf.setBackend(engine.name);
    const network = build();
    const alone = tf.tidy(() => network.image.forward(tf.tensor4d(images, [3, 8, 8, 2]), false).dataSync());
    expectClose(logits(network), alone, 1e-6);
    tf.tidy(() => network.parameters.get("wide.weight")!.assign(tf.tensor2d(coefficients, [FEATURES, 2])));
    // Divided by 2, the root of the number of features.
    const line = [1.5, -1, 0.25, 1, 1, -3].map((product) => 12 * product); // products times 12 / √4
    expectClose(
      tf.tidy(() => network.wide.forward(x(), false).dataSync()),
      line,
      1e-6,
    );
    expectClose(logits(network), line.map((value, at) => alone[at]! + value), 1e-5); // prettier-ignore
    expectClose(network.coefficients(), coefficients.map((value) => 6 * value), 1e-6); // prettier-ignore
    network.dispose();
  });

  test("its coefficients, which are those of z-scores, cost half the penalty times their squares; the gradient says so", async () => {
    await tf.setBackend(engine.name);
    const network = build(0.5);
    const weight = network.parameters.get("wide.weight")!;
    tf.tidy(() => weight.assign(tf.tensor2d(coefficients, [FEATURES, 2])));
    const squares = coefficients.reduce((sum, value) => sum + value ** 2, 0);
    const { value, grads } = tf.variableGrads(() => network.penalty!(), [weight]);
    expectClose(value.dataSync(), [0.25 * 36 * squares], 1e-6);
    expectClose(grads[weight.name]!.dataSync(), coefficients.map((own) => 0.5 * 36 * own), 1e-6); // prettier-ignore
    tf.dispose([value, ...Object.values(grads)]);
    network.dispose();
  });

  test("keeps the network's names, belongs to its last stage, and is written with it", async () => {
    await tf.setBackend(engine.name);
    const [network, again] = [build(), build()];
    expect([...network.parameters.keys()]).toEqual([...network.image.parameters.keys(), "wide.weight", "wide.bias"]);
    expect(stagesOf(network).at(-1)).toEqual(expect.arrayContaining(["fc.weight", "wide.weight", "wide.bias"]));
    tf.tidy(() => network.parameters.get("wide.weight")!.assign(tf.tensor2d(coefficients, [FEATURES, 2])));
    importWeights(again, exportWeights(network), engine);
    expect(logits(again)).toEqual(logits(network));
    for (const each of [network, again]) each.dispose();
  });
});
