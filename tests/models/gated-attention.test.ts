import { expect, test } from "@jest/globals";
import type { Tensor2D } from "../../src/engine/engine.js";
import { EMBEDDING, gatedAttention } from "../../src/models/gated-attention.js";
import { seededRandom } from "../../src/random.js";
import { describeEngines, expectClose } from "../engine/engines.js";

describeEngines("gated attention", (engine) => {
  const { tf } = engine;
  const rows = 3;
  const embeddings = (seed: number) => {
    const random = seededRandom(seed);
    return Float32Array.from({ length: rows * EMBEDDING }, () => random.normal());
  };

  test("is the published average of what was measured, before a linear layer", async () => {
    await tf.setBackend(engine.name);
    const attention = gatedAttention(2, engine, seededRandom(1));
    const parts = [embeddings(1), embeddings(2)];
    const bits = Float32Array.of(1, 1, 1, 0, 0, 1);
    const said = tf.tidy(() => attention.join(parts.map((part) => tf.tensor2d(part, [rows, EMBEDDING])), bits).arraySync()); // prettier-ignore
    const weights = (name: string) => attention.parameters.get(name)!.dataSync() as Float32Array;
    const linear = (name: string, x: readonly number[], out: number) =>
      Array.from({ length: out }, (_, o) => x.reduce((sum, value, i) => sum + value * weights(`${name}.weight`)[i * out + o]!, weights(`${name}.bias`)[o]!)); // prettier-ignore
    for (let row = 0; row < rows; row++) {
      const own = parts.map((part) => [...part.subarray(row * EMBEDDING, (row + 1) * EMBEDDING)]);
      const strength = own.map((h, b) => {
        const content = linear("attention.content", h, 16).map(Math.tanh);
        const gate = linear("attention.gate", h, 16).map((value) => 1 / (1 + Math.exp(-value)));
        return bits[2 * row + b]! * Math.exp(linear("attention.score", content.map((value, i) => value * gate[i]!), 1)[0]!); // prettier-ignore
      });
      const total = strength[0]! + strength[1]!;
      const pooled = own[0]!.map((_, i) => (strength[0]! * own[0]![i]! + strength[1]! * own[1]![i]!) / total);
      expectClose(said[row]!, linear("fc", pooled, 2), 1e-4);
    }
    attention.dispose();
  });

  test("a sample without anything gets the last layer's bias", async () => {
    await tf.setBackend(engine.name);
    const attention = gatedAttention(2, engine, seededRandom(1));
    const said = tf.tidy(() => attention.join([tf.zeros([1, EMBEDDING]) as Tensor2D], Float32Array.of(0)).dataSync());
    expectClose(said, attention.parameters.get("fc.bias")!.dataSync(), 1e-6);
    expect([...said].every(Number.isFinite)).toBe(true);
    attention.dispose();
  });
});
