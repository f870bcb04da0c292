import { expect, test } from "@jest/globals";
import { graphOf } from "../../src/cluster/graph.js";
import type { Engine, Tensor, Tensor4D } from "../../src/engine/engine.js";
import { aggregationMatrix } from "../../src/models/graph-aggregation.js";
import { graphNetwork, type GraphNetworkOptions } from "../../src/models/graph-network.js";
import { seededRandom } from "../../src/random.js";
import { trainDefaults } from "../../src/train/train-options.js";
import { trainNetwork } from "../../src/train/train-network.js";
import { describeEngines, expectClose, expectGradient, normal } from "../engine/engines.js";

const graph = graphOf(5, [0, 1, 2, 0], [1, 2, 3, 3], [1, 2, 1, 1]);
const options: GraphNetworkOptions = { kind: "gcn", layers: 2, width: 3, pooling: "flatten", dropout: 0.5 };
const made = (engine: Engine, given: Partial<GraphNetworkOptions> = {}) => {
  const own = { ...options, ...given };
  return graphNetwork(aggregationMatrix(graph, own.kind), 2, own, engine, seededRandom(1));
};
const input = (samples: number) => normal([samples, 1, 5, 1]) as Tensor4D;

describeEngines("a graph network", (engine) => {
  const { tf } = engine;

  test.each([
    [{}, 2 * 3 + (3 * 3 + 3) + (15 * 2 + 2)],
    [{ kind: "sage" as const }, 2 * (2 * 3) + 2 * (3 * 3 + 3) + (15 * 2 + 2)],
    [{ pooling: "mean" as const, layers: 1 }, 2 * 3 + (3 * 2 + 2)],
  ])("with %j has as many parameters as it must", async (given, count) => {
    await tf.setBackend(engine.name);
    const network = made(engine, given);
    expect([...network.parameters.values()].reduce((sum, { size }) => sum + size, 0)).toBe(count);
    network.dispose();
  });

  test.each([{}, { kind: "sage" as const, pooling: "mean" as const }, { pooling: "max" as const, layers: 1 }])(
    "%j: gradients of input and weights agree with finite differences",
    async (given) => {
      await tf.setBackend(engine.name);
      const network = made(engine, given);
      const x = input(3);
      expectGradient((x) => tf.sum(tf.square(network.forward(x as Tensor4D, false))), [x], 1e-3);
      const [, first] = [...network.parameters][0]!;
      const loss = () => tf.sum(tf.square(network.forward(x, false))).asScalar();
      const { grads } = tf.variableGrads(loss, [first]);
      const values = first.dataSync().slice();
      const moved = (by: number) => {
        const changed = values.slice();
        changed[0]! += by;
        first.assign(tf.tensor(changed, first.shape));
        return loss().dataSync()[0]!;
      };
      const slope = (moved(1e-3) - moved(-1e-3)) / 2e-3;
      expectClose([grads[first.name]!.dataSync()[0]!], [slope], 0.02);
      network.dispose();
    },
  );

  test("a graph convolution is activation(Â X W + b), node by node", async () => {
    await tf.setBackend(engine.name);
    const network = made(engine, { layers: 1 });
    const x = input(2);
    const weight = (name: string): Tensor => network.parameters.get(name)!;
    const { rows, indptr, indices, values } = aggregationMatrix(graph, "gcn");
    const flat = x.dataSync();
    const [w, b] = [weight("conv1.neighbours.weight").dataSync(), weight("conv1.neighbours.bias").dataSync()];
    const hidden: number[] = [];
    for (let s = 0; s < 2; s++)
      for (let i = 0; i < rows; i++) {
        let sum = 0;
        for (let k = indptr[i]!; k < indptr[i + 1]!; k++) sum += values[k]! * flat[5 * s + indices[k]!]!;
        for (let f = 0; f < 3; f++) hidden.push(Math.max(0, sum * w[f]! + b[f]!));
      }
    const logits = tf.add(tf.matMul(tf.tensor2d(hidden, [2, 15]), weight("fc.weight") as never), weight("fc.bias"));
    expectClose(network.forward(x, false).dataSync(), logits.dataSync(), 1e-5);
    network.dispose();
  });

  test("a node hears of nodes within its layers, not of those beyond", async () => {
    await tf.setBackend(engine.name);
    const path = graphOf(4, [0, 1, 2], [1, 2, 3], [1, 1, 1]);
    const network = graphNetwork(aggregationMatrix(path, "gcn"), 2, { ...options, layers: 1 }, engine, seededRandom(1));
    // The last layer's weights of all nodes but the first are set to 0.
    const fc = network.parameters.get("fc.weight")!;
    fc.assign(
      tf.tensor(
        fc.dataSync().map((value, at) => (at < 3 * 2 ? value : 0)),
        fc.shape,
      ),
    );
    const at = (values: number[]) => Array.from(network.forward(tf.tensor4d(values, [1, 1, 4, 1]), false).dataSync());
    expect(at([1, 1, 1, 1])).toEqual(at([1, 1, 9, 9]));
    expect(at([1, 1, 1, 1])).not.toEqual(at([1, 2, 1, 1]));
    network.dispose();
  });

  test("learns sixteen samples by heart, and disposes of all it made", async () => {
    await tf.setBackend(engine.name);
    const { numTensors } = tf.memory();
    const random = seededRandom(3);
    const images = Float32Array.from({ length: 16 * 5 }, () => random.normal());
    const set = { images, count: 16, height: 1, width: 5, channels: 1, labels: Int32Array.from({ length: 16 }, (_, i) => i % 2), classes: 2 }; // prettier-ignore
    const network = made(engine, { kind: "sage", width: 16, dropout: 0 });
    const training = { ...trainDefaults, steps: 400, batchSize: 16, learningRate: 0.02, weightDecay: 0, labelSmoothing: 0, featureNoise: 0, featureDropout: 0 }; // prettier-ignore
    const history = await trainNetwork(network, set, training, { engine, random: seededRandom(1), progress: () => undefined }); // prettier-ignore
    expect(history.at(-1)!.accuracy).toBe(1);
    network.dispose();
    expect(tf.memory().numTensors).toBe(numTensors);
  });
});
