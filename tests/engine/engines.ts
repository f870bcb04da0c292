import { beforeEach, describe, expect, test } from "@jest/globals";
import * as tf from "@tensorflow/tfjs";
import type { TensorFlowBackend } from "../../src/engine/backend.js";
import type { Engine } from "../../src/engine/engine.js";
import { findLibrary } from "../../src/engine/library.js";
import { openEngine } from "../../src/engine/open.js";
import { seededRandom } from "../../src/random.js";

const found = findLibrary() ? await openEngine({ prefer: "tensorflow" }) : undefined;
const portable = await openEngine({ prefer: "cpu" });
if (found) await openEngine();

/** A block of tests on TensorFlow; skipped, and named so, where its library has not been set up. */
export function describeTensorFlow(name: string, block: (engine: Engine, backend: TensorFlowBackend) => void): void {
  if (found)
    describe(name, () => {
      beforeEach(() => tf.setBackend(found.name));
      block(found, tf.findBackend("tensorflow") as TensorFlowBackend);
    });
  else describe(name, () => test.skip("needs TensorFlow's library (npm run setup)", () => undefined));
}

/** A block of tests on each engine that is there. */
export function describeEngines(name: string, block: (engine: Engine) => void): void {
  for (const engine of found ? [found, portable] : [portable])
    describe(`${name} on ${engine.name}`, () => block(engine));
}

/** Runs on one engine and reads the results; nothing else is left behind. */
export async function valuesOn(
  engine: Engine,
  compute: (engine: Engine) => tf.Tensor | tf.Tensor[],
): Promise<number[][]> {
  await tf.setBackend(engine.name);
  try {
    const results = tf.tidy(() => compute(engine));
    const list = Array.isArray(results) ? results : [results];
    const values = list.map((tensor) => Array.from(tensor.dataSync(), Number));
    tf.dispose(list);
    return values;
  } finally {
    if (found) await tf.setBackend(found.name);
  }
}

/** Expects the same numbers from TensorFlow and from the portable engine. */
export async function expectSame(
  compute: (engine: Engine) => tf.Tensor | tf.Tensor[],
  tolerance = 1e-5,
): Promise<void> {
  const [native, plain] = [await valuesOn(found!, compute), await valuesOn(portable, compute)];
  expect(native.length).toBe(plain.length);
  native.forEach((values, i) => expectClose(values, plain[i]!, tolerance));
}

/** Expects |a - b| ≤ tolerance × (1 + |b|) for each pair; NaN equals NaN. */
export function expectClose(actual: ArrayLike<number>, expected: ArrayLike<number>, tolerance: number): void {
  expect(actual.length).toBe(expected.length);
  for (let i = 0; i < actual.length; i++) {
    const [a, b] = [actual[i]!, expected[i]!];
    const close = a === b || (Number.isNaN(a) && Number.isNaN(b)) || Math.abs(a - b) <= tolerance * (1 + Math.abs(b));
    if (!close) throw new Error(`value ${i}: ${a} instead of ${b} (tolerance ${tolerance})`);
  }
}

/** Seeded standard normal values. */
export function normal(shape: number[], seed: number | string = 1): tf.Tensor {
  const random = seededRandom(seed);
  return tf.tensor(
    Float32Array.from({ length: tf.util.sizeFromShape(shape) }, () => random.normal()),
    shape,
  );
}

/** Expects the gradient of `loss` with respect to each input to match central differences. */
export function expectGradient(loss: (...inputs: tf.Tensor[]) => tf.Tensor, inputs: tf.Tensor[], step = 1e-2): void {
  const gradients = tf.grads(loss as never)(inputs);
  inputs.forEach((input, which) => {
    const values = input.dataSync() as Float32Array;
    const gradient = gradients[which]!.dataSync();
    const scale = Math.max(...Array.from(gradient, Math.abs));
    const at = (i: number, move: number) =>
      tf.tidy(() => {
        const moved = Float32Array.from(values);
        moved[i]! += move;
        const changed = inputs.map((other, k) => (k === which ? tf.tensor(moved, input.shape) : other));
        return loss(...changed).dataSync()[0]!;
      });
    for (let i = 0; i < values.length; i += Math.max(1, Math.floor(values.length / 12))) {
      const difference = (at(i, step) - at(i, -step)) / (2 * step);
      expect(Math.abs(difference - gradient[i]!)).toBeLessThan(0.02 * scale + 1e-3);
    }
  });
  tf.dispose(gradients);
}

/** Expects the same numbers in bfloat16 as in float32, up to a share of the largest: eight bits are a 256th. */
export function expectSameInBfloat16(engine: Engine, compute: () => tf.Tensor[], share = 0.02): void {
  const [exact, rough] = (["float32", "bfloat16"] as const).map((precision) =>
    tf.tidy(() => engine.inPrecision(precision, compute).map((tensor) => tensor.dataSync() as Float32Array)),
  ) as [Float32Array[], Float32Array[]];
  exact.forEach((values, which) => {
    const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    const off = values.reduce((most, value, i) => Math.max(most, Math.abs(value - rough[which]![i]!)), 0);
    expect(off / largest).toBeLessThan(share);
    if (which === 0) expect(off).toBeGreaterThan(0);
  });
}
