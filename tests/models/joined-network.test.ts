import { expect, test } from "@jest/globals";
import type { Tensor4D } from "../../src/engine/engine.js";
import { branchSize, joinedNetwork, type JoinOptions } from "../../src/models/joined-network.js";
import { perceptron } from "../../src/models/perceptron.js";
import { smallCnn } from "../../src/models/small-cnn.js";
import { seededRandom } from "../../src/random.js";
import { describeEngines, expectClose } from "../engine/engines.js";

const branches = [
  { name: "rna", height: 4, width: 4, channels: 1 },
  { name: "mirna", height: 6, width: 5, channels: 2 },
];
const [first, second] = branches.map(branchSize) as [number, number];
const WIDTH = first + second + 2;

/** Rows of random pixels with the given bits. */
function rowsOf(bits: readonly (readonly [number, number])[], seed = 1): Float32Array {
  const random = seededRandom(seed);
  const values = Float32Array.from({ length: bits.length * WIDTH }, () => random.normal());
  for (const [row, own] of bits.entries()) values.set(own, row * WIDTH + first + second);
  return values;
}

describeEngines("a joined network", (engine) => {
  const { tf } = engine;
  const build = (joining: Partial<JoinOptions> = {}, dropout = 0) =>
    joinedNetwork(
      branches,
      3,
      smallCnn,
      { ...smallCnn.defaults, filters: [2], dropout },
      { join: "concatenate", dropModality: 0, ...joining },
      engine,
      seededRandom(1),
    );
  const answer = (network: ReturnType<typeof build>, values: Float32Array, training = false, seed?: number) =>
    tf.tidy(() => {
      const x = tf.tensor4d(values, [values.length / WIDTH, 1, WIDTH, 1]);
      const own = seed === undefined ? undefined : seededRandom(seed);
      return network.forward(x as Tensor4D, training, own).arraySync();
    });

  test("a branch may be another network than the others; view correlation joins class probabilities", async () => {
    await tf.setBackend(engine.name);
    const table = { name: "table", height: 1, width: 5, channels: 1, own: { model: perceptron, options: { hidden: [2], dropout: 0 } } }; // prettier-ignore
    const network = joinedNetwork([branches[0]!, table], 3, smallCnn, { ...smallCnn.defaults, filters: [2] }, { join: "correlation", dropModality: 0 }, engine, seededRandom(1)); // prettier-ignore
    expect(network.parameters.get("table.fc1.weight")!.shape).toEqual([5, 2]);
    expect(network.parameters.get("rna.fc.weight")!.shape).toEqual([8, 3]);
    expect(network.parameters.get("correlation.fc1.weight")!.shape).toEqual([9, 9]);
    const said = tf.tidy(() => network.forward(tf.ones([2, 1, 16 + 5 + 2, 1]), true, seededRandom(1)).shape);
    expect(said).toEqual([2, 3]);
    network.dispose();
  });

  test("names what it learns after its branches", async () => {
    await tf.setBackend(engine.name);
    const [plain, gated] = [build(), build({ join: "gated" })];
    expect([...plain.parameters.keys()].filter((name) => name.startsWith("mirna."))).toContain("mirna.conv1.weight");
    expect(plain.parameters.get("rna.fc.weight")!.shape).toEqual([2 * 2 * 2, 3]);
    expect(plain.buffers.has("rna.bn1.running_mean")).toBe(true);
    expect(gated.parameters.get("rna.fc.weight")!.shape).toEqual([8, 32]);
    expect(gated.parameters.get("fc.weight")!.shape).toEqual([32, 3]);
    // What is learnt last is all that follows the branches' convolutions.
    expect(gated.stages!.at(-1)).toEqual(expect.arrayContaining(["rna.fc.weight", "mirna.fc.bias", "fc.weight"]));
    expect(gated.stages!.flat().sort()).toEqual([...gated.parameters.keys()].sort());
    expect(plain.stages!.length).toBe(2);
    for (const network of [plain, gated]) network.dispose();
  });

  test("concatenated features before one linear layer are the sum of what each branch says, where it is measured", async () => {
    await tf.setBackend(engine.name);
    const network = build();
    const bits = [[1, 1], [1, 0], [0, 1], [0, 0]] as const; // prettier-ignore
    const values = rowsOf(bits);
    const said = answer(network, values);
    const alone = network.branches.map((branch, b) => {
      const { height, width, channels } = branches[b]!;
      const from = b === 0 ? 0 : first;
      const images = Float32Array.from(
        bits.flatMap((_, row) => [
          ...values.subarray(row * WIDTH + from, row * WIDTH + from + branchSize(branches[b]!)),
        ]),
      );
      return tf.tidy(() => branch.forward(tf.tensor4d(images, [4, height, width, channels]), false).arraySync());
    });
    bits.forEach((own, row) =>
      expectClose(
        said[row]!,
        said[row]!.map((_, c) => own.reduce((sum: number, bit, b) => sum + bit * alone[b]![row]![c]!, 0)),
        1e-5,
      ),
    );
    network.dispose();
  });

  test.each(["concatenate", "gated"] as const)(
    "%s: what stands in an unmeasured image, and who else is asked, changes nothing",
    async (join) => {
      await tf.setBackend(engine.name);
      const network = build({ join });
      const values = rowsOf([[1, 0], [1, 1], [0, 1]]); // prettier-ignore
      const said = answer(network, values);
      const other = values.slice();
      other.fill(7, first, first + second);
      other.fill(-3, 2 * WIDTH, 2 * WIDTH + first);
      expect(answer(network, other)).toEqual(said);
      expectClose(answer(network, values.slice(0, WIDTH))[0]!, said[0]!, 1e-5);
      expect(said.flat().every(Number.isFinite)).toBe(true);
      // In training, the batch norms of a branch see the samples that have it, and no others.
      const before = [...network.buffers].map(([name, buffer]) => [name, buffer.dataSync().slice()] as const);
      answer(network, values, true);
      const after = [...network.buffers.values()].map((buffer) => buffer.dataSync().slice());
      before.forEach(([name, start], at) => network.buffers.get(name)!.assign(tf.tensor(start, network.buffers.get(name)!.shape)) ?? at); // prettier-ignore
      answer(network, other, true);
      [...network.buffers.values()].forEach((buffer, at) => expectClose(buffer.dataSync(), after[at]!, 1e-6));
      network.dispose();
    },
  );

  test.each(["concatenate", "gated"] as const)(
    "%s: gradients reach every branch's pixels and weights, and no unmeasured ones",
    async (join) => {
      await tf.setBackend(engine.name);
      const network = build({ join });
      const values = rowsOf([[1, 1], [1, 0], [0, 1]]); // prettier-ignore
      const logit = (x: Float32Array) => answer(network, x)[0]![1]!;
      const slopes = tf.tidy(() => {
        const x = tf.tensor4d(values, [3, 1, WIDTH, 1]);
        const ofFirst = (y: Tensor4D) => tf.sum(tf.slice(network.forward(y, false), [0, 1], [3, 1]));
        return tf
          .grad((y) => ofFirst(y as Tensor4D))(x)
          .dataSync();
      });
      for (const at of [3, first + 11]) {
        const [up, down] = [values.slice(0, WIDTH), values.slice(0, WIDTH)];
        up[at]! += 1e-2;
        down[at]! -= 1e-2;
        expect(slopes[at]! * 0.02).toBeCloseTo(logit(up) - logit(down), 4);
      }
      const magnitude = (from: number, size: number) =>
        [...slopes.slice(from, from + size)].reduce((sum, slope) => sum + Math.abs(slope), 0);
      expect(magnitude(0, first)).toBeGreaterThan(0);
      expect(magnitude(first, second)).toBeGreaterThan(0);
      expect(magnitude(WIDTH + first, second)).toBe(0);
      expect(magnitude(2 * WIDTH, first)).toBe(0);
      const { grads, value } = tf.tidy(() =>
        tf.variableGrads(() => {
          const x = tf.tensor4d(values, [3, 1, WIDTH, 1]);
          return tf.sum(tf.square(network.forward(x as Tensor4D, true))).asScalar();
        }, [...network.parameters.values()]),
      );
      for (const [name, { name: own }] of network.parameters) {
        expect(Object.keys(grads)).toContain(own);
        if (!name.endsWith("attention.score.bias"))
          expect([name, Math.max(...grads[own]!.dataSync().map(Math.abs)) > 0]).toEqual([name, true]);
      }
      tf.dispose([value, ...Object.values(grads)]);
      network.dispose();
    },
  );

  test("drops assays when training with randomness, one at least is left; never in inference", async () => {
    await tf.setBackend(engine.name);
    const network = build({ dropModality: 0.9 });
    const values = rowsOf(Array.from({ length: 40 }, () => [1, 1] as const));
    const biases = ["rna", "mirna"].map((name) => network.parameters.get(`${name}.fc.weight`)!);
    // Without weights before it, a branch says its bias: 1 or 10.
    for (const weight of biases) tf.tidy(() => weight.assign(tf.zerosLike(weight)));
    for (const [name, value] of [
      ["rna", 1],
      ["mirna", 10],
    ] as const)
      // prettier-ignore
      tf.tidy(() => network.parameters.get(`${name}.fc.bias`)!.assign(tf.fill([3], value)));
    const said = (training: boolean, seed?: number) =>
      answer(network, values, training, seed).map(([logit]) => Math.round(logit!));
    expect(new Set(said(false, 1))).toEqual(new Set([11]));
    expect(new Set(said(true))).toEqual(new Set([11]));
    expect(new Set(said(true, 1))).toEqual(new Set([1, 10, 11]));
    expect(said(true, 1)).toEqual(said(true, 1));
    network.dispose();
  });
});
