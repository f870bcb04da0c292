import { expect, test } from "@jest/globals";
import { smallCnn } from "../../src/models/small-cnn.js";
import { exportWeights, importWeights } from "../../src/models/weights.js";
import { seededRandom } from "../../src/random.js";
import { describeEngines, describeTensorFlow } from "../engine/engines.js";

describeEngines("weights", (engine) => {
  const build = (seed: number, classes = 3) =>
    smallCnn.build({ height: 6, width: 5, channels: 2, classes }, smallCnn.defaults, engine, seededRandom(seed));

  test("leave in PyTorch's order and come back unchanged", async () => {
    await engine.tf.setBackend(engine.name);
    const [from, to] = [build(1), build(2)];
    const weights = exportWeights(from);
    expect(weights["conv1.weight"]!.shape).toEqual([8, 2, 3, 3]);
    expect(weights["fc.weight"]!.shape).toEqual([3, 64]);
    // HWIO [2, 1, 1, 5] is OIHW [5, 1, 2, 1]
    const filter = from.parameters.get("conv1.weight")!.dataSync();
    expect(weights["conv1.weight"]!.values[((5 * 2 + 1) * 3 + 2) * 3 + 1]).toBe(filter[((2 * 3 + 1) * 2 + 1) * 8 + 5]);
    importWeights(to, weights, engine);
    expect(exportWeights(to)).toEqual(weights);
    from.dispose();
    to.dispose();
  });

  test("of another network are refused, by name and by shape", async () => {
    await engine.tf.setBackend(engine.name);
    const [network, other] = [build(1), build(1, 4)];
    const { "bn1.bias": left, ...rest } = exportWeights(network);
    const wrong = (weights: typeof rest) => () => importWeights(network, weights, engine);
    expect(wrong({ ...rest, odd: left! })).toThrow(/lack bn1\.bias\. The network has no odd\./);
    expect(wrong(exportWeights(other))).toThrow(/fc\.weight \[4, 64\] for \[3, 64\], fc\.bias \[4\] for \[3\]\./);
    // PyTorch's count of batches is no weight.
    const counted = {
      ...exportWeights(network),
      "bn1.num_batches_tracked": { shape: [], values: new Float32Array(1) },
    };
    expect(wrong(counted)).not.toThrow();
    network.dispose();
    other.dispose();
  });
});

describeTensorFlow("weights", (engine) => {
  test("that are skipped keep their own values; nothing is left behind", async () => {
    const build = (classes: number) =>
      smallCnn.build({ height: 6, width: 5, channels: 2, classes }, smallCnn.defaults, engine, seededRandom(classes));
    const [network, other] = [build(3), build(4)];
    const before = engine.tf.memory().numTensors;
    const head = exportWeights(network)["fc.bias"];
    importWeights(network, exportWeights(other), engine, { skip: ["fc.weight", "fc.bias"] });
    expect(exportWeights(network)["fc.bias"]).toEqual(head);
    expect(exportWeights(network)["conv2.weight"]).toEqual(exportWeights(other)["conv2.weight"]);
    expect(engine.tf.memory().numTensors).toBe(before);
    network.dispose();
    other.dispose();
  });
});
