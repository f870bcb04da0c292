import { expect, test } from "@jest/globals";
import type { Engine, Tensor1D, Tensor2D } from "../../src/engine/engine.js";
import { focalLoss } from "../../src/train/focal-loss.js";
import { seededRandom } from "../../src/random.js";
import { describeEngines, valuesOn } from "../engine/engines.js";

const random = seededRandom("focal");
const [rows, classes] = [5, 3];
const logits = Float32Array.from({ length: rows * classes }, () => 2 * random.normal());
const labels = [0, 2, 1, 1, 0];
const hard = Float32Array.from({ length: rows * classes }, (_, at) =>
  labels[Math.floor(at / classes)] === at % classes ? 1 : 0,
);
const soft = hard.map((target) => 0.9 * target + 0.1 / classes);
const alpha = Float32Array.of(0.5, 1, 2.5);
const weights = Float32Array.of(1, 2, 0.5, 1, 3);
const ones = new Float32Array(classes).fill(1);

/** The formula, in double precision. */
function byHand(
  x: ArrayLike<number>,
  targets: Float32Array,
  gamma: number,
  own: Float32Array,
  of = new Float32Array(rows).fill(1),
) {
  let [sum, total] = [0, 0];
  for (let i = 0; i < rows; i++) {
    const each = Array.from({ length: classes }, (_, c) => Math.exp(x[i * classes + c]!));
    const whole = each.reduce((a, b) => a + b);
    for (const [c, value] of each.entries()) {
      const p = value / whole;
      sum -= of[i]! * own[c]! * targets[i * classes + c]! * (1 - p) ** gamma * Math.log(p);
    }
    total += of[i]!;
  }
  return sum / total;
}

describeEngines("focal loss", (engine) => {
  const ask = (
    use: (engine: Engine, x: Tensor2D, targets: Tensor2D, weights: Tensor1D) => ReturnType<typeof focalLoss>,
    targets = hard,
  ) =>
    valuesOn(engine, (own) =>
      use(
        own,
        own.tf.tensor2d(logits, [rows, classes]),
        own.tf.tensor2d(targets, [rows, classes]),
        own.tf.tensor1d(weights),
      ),
    );

  test.each([
    [0.5, hard],
    [2, hard],
    [2, soft],
    [5, soft],
  ])("is the formula's with gamma %d", async (gamma, targets) => {
    const [[plain]] = (await ask((own, x, t) => focalLoss(x, t, gamma, alpha, own), targets)) as [[number]];
    expect(plain).toBeCloseTo(byHand(logits, targets, gamma, alpha), 5);
    const [[weighted]] = (await ask((own, x, t, w) => focalLoss(x, t, gamma, alpha, own, w), targets)) as [[number]];
    expect(weighted).toBeCloseTo(byHand(logits, targets, gamma, alpha, weights), 5);
  });

  test("is the cross-entropy where gamma is 0 and no class weighs more", async () => {
    const [[focal]] = (await ask((own, x, t, w) => focalLoss(x, t, 0, ones, own, w), soft)) as [[number]];
    const [[entropy]] = (await ask((own, x, t, w) => own.ops.crossEntropy(x, t, w).asScalar(), soft)) as [[number]];
    expect(focal).toBeCloseTo(entropy, 5);
  });

  test("has the gradient that small differences have", async () => {
    const [slope] = (await ask(
      (own, x, t, w) => own.tf.grad((y) => focalLoss(y as Tensor2D, t, 2, alpha, own, w).asScalar())(x),
      soft,
    )) as [number[]];
    const h = 1e-4;
    for (let at = 0; at < logits.length; at++) {
      const [more, less] = [[...logits], [...logits]];
      more[at]! += h;
      less[at]! -= h;
      const difference = (byHand(more, soft, 2, alpha, weights) - byHand(less, soft, 2, alpha, weights)) / (2 * h);
      expect(slope[at]).toBeCloseTo(difference, 4);
    }
  });

  test("stays a number where the network is quite sure", async () => {
    const slope = await valuesOn(engine, (own) => {
      const [x, t] = [own.tf.tensor2d([[200, -200]]), own.tf.tensor2d([[1, 0]])];
      return own.tf.grad((y) => focalLoss(y as Tensor2D, t, 0.5, Float32Array.of(1, 1), own).asScalar())(x);
    });
    expect(slope[0]!.every(Number.isFinite)).toBe(true);
  });
});
