import { expect, test } from "@jest/globals";
import type { Tensor2D } from "../../src/engine/engine.js";
import { viewCorrelation } from "../../src/models/view-correlation.js";
import { seededRandom } from "../../src/random.js";
import { describeEngines, expectClose } from "../engine/engines.js";

describeEngines("view correlation", (engine) => {
  const { tf } = engine;
  const build = () => viewCorrelation(2, 2, engine, seededRandom(1));
  const first = [1, 0, 0, 2];
  const second = [0, 0, 3, 1];
  const ask = (join: ReturnType<typeof build>, bits: readonly number[], said = [first, second]) =>
    tf.tidy(() => join.join(said.map((own): Tensor2D => tf.tensor2d(own, [2, 2])), Float32Array.from(bits)).dataSync()); // prettier-ignore

  test("weighs the products of what the branches say, for each combination of classes, and adds what they say", async () => {
    await tf.setBackend(engine.name);
    const join = build();
    const set = (name: string, values: number[], shape: number[]) =>
      tf.tidy(() => join.parameters.get(name)!.assign(tf.tensor(values, shape)));
    expect([...join.parameters.values()].map(({ shape }) => shape)).toEqual([[4, 4], [4], [4, 2], [2]]);
    set("correlation.fc1.weight", [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, -1], [4, 4]);
    set("correlation.fc1.bias", [0, 0, 0, 0], [4]);
    set("correlation.fc2.weight", [1, 0, 0, 1, 0, 0, 0, 1], [4, 2]);
    set("correlation.fc2.bias", [0.5, 0], [2]);
    const share = (a: number, b: number) => Math.exp(a) / (Math.exp(a) + Math.exp(b));
    const [p, q] = [share(1, 0), 0.5]; // of the first sample
    const line = [0.5 + 4 * p * q + 1, 4 * p * (1 - q) - 0.25 * 4 * (1 - p) * (1 - q)];
    expectClose(Array.from(ask(join, [1, 1, 1, 1])).slice(0, 2), line, 1e-5); // prettier-ignore
    join.dispose();
  });

  test("a branch that was not measured says nothing, whatever stands there", async () => {
    await tf.setBackend(engine.name);
    const join = build();
    expect(ask(join, [1, 0, 1, 0])).toEqual(ask(join, [1, 0, 1, 0], [first, [7, -7, 9, 2]]));
    expect(ask(join, [1, 0, 1, 0])).not.toEqual(ask(join, [1, 1, 1, 1]));
    join.dispose();
  });
});

describeEngines("combinations", (engine) => {
  test("too many are refused", () => {
    expect(() => viewCorrelation(6, 5, engine, seededRandom(1))).toThrow(
      /6 assays and 5 classes has 15625 combinations/,
    );
  });
});
