import { describe, expect, test } from "@jest/globals";
import { readSafetensors, writeSafetensors } from "../../src/models/safetensors.js";
import {
  fingerprint,
  packTraining,
  type TrainingState,
  unpackTraining,
  weightsAlone,
} from "../../src/train/training-state.js";
import { toyOptions, toySet } from "./toy.js";

const tensor = (...values: number[]) => ({ shape: [values.length], values: Float32Array.from(values) });

const state: TrainingState = {
  epoch: 3,
  done: 9,
  history: [{ epoch: 1, loss: 1 / 3, accuracy: 0.1 + 0.2 }],
  randoms: [
    [1, -2, 3, 4],
    [1, 2, 3, 4, Math.PI],
  ],
  weights: { "fc.weight": { shape: [2, 1], values: Float32Array.of(0.1, 0.2) }, "fc.bias": tensor(0.3) },
  optimisers: [
    { steps: 9, moments: [Float32Array.of(1, 2), Float32Array.of(3), Float32Array.of()] },
    { steps: 2, moments: [] },
  ],
  best: { epoch: 2, loss: 0.7, copies: [Float32Array.of(5, 6), Float32Array.of(7)] },
};

const packed = (own: TrainingState) => Buffer.concat(packTraining(own, "me"));

describe("a training in a file", () => {
  test("comes back as it was, bit for bit", () => {
    expect(unpackTraining(packed(state), "me")).toEqual(state);
    const { best: _best, ...short } = state;
    expect(unpackTraining(packed({ ...short, best: undefined }), "me")).toEqual({
      ...short,
      best: undefined,
    });
  });

  test("holds weights that a network can start from, under their own names", () => {
    const { tensors } = readSafetensors(packed(state));
    expect(weightsAlone(tensors)).toEqual(state.weights);
  });

  test("is nothing to another training, and nothing where it is damaged or something else", () => {
    const bytes = packed(state);
    expect(unpackTraining(bytes, "you")).toBeUndefined();
    expect(unpackTraining(bytes.subarray(0, bytes.length - 3), "me")).toBeUndefined();
    expect(unpackTraining(new Uint8Array(), "me")).toBeUndefined();
    expect(unpackTraining(writeSafetensors(state.weights, { of: "me" }), "me")).toBeUndefined();
  });
});

test("the fingerprint knows rows, labels, options, random numbers and the weights at the start", () => {
  const of = (set = toySet(4), options = toyOptions, random = "1", start = state.weights) =>
    fingerprint([set], options, random, start);
  const set = toySet(4);
  const prints = [
    of(),
    of({ ...set, images: set.images.map((value, at) => (at === 77 ? value + 1e-3 : value)) }),
    of({ ...set, labels: set.labels.map((label) => 1 - label) }),
    of(set, { ...toyOptions, learningRate: 1e-5 }),
    of(set, toyOptions, "2"),
    of(set, toyOptions, "1", { ...state.weights, "fc.bias": tensor(0.31) }),
  ];
  expect(new Set(prints).size).toBe(prints.length);
  expect(of()).toBe(of(toySet(4), { ...toyOptions }));
});
