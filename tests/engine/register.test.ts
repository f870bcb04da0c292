import { expect, test } from "@jest/globals";
import * as tf from "@tensorflow/tfjs";
import { kernelTable, registerTensorFlow } from "../../src/engine/register.js";
import { describeTensorFlow } from "./engines.js";

describeTensorFlow("registration", (_, backend) => {
  test("every kernel of the table is known to tfjs under its name", () => {
    const names = Object.keys(kernelTable(backend)).sort();
    const registered = tf.getKernelsForBackend("tensorflow").map(({ kernelName }) => kernelName);
    expect(registered).toEqual(expect.arrayContaining(names));
    expect(names.length).toBeGreaterThan(150);
  });

  test("what tfjs's own cpu backend can do is here too, save text, ragged and sparse tensors", () => {
    const here = new Set(Object.keys(kernelTable(backend)));
    const missing = tf
      .getKernelsForBackend("cpu")
      .map(({ kernelName }) => kernelName)
      .filter((name) => !here.has(name) && !/^(String|StaticRegex|Ragged|SparseFill|SparseReshape)/.test(name));
    expect(missing.sort()).toEqual(["Draw", "RotateWithOffset"]); // a canvas; pictures turned by any angle
  });

  test("twice is an error", () => {
    expect(() => registerTensorFlow(backend.door)).toThrow(/registered already/);
  });
});
