import { expect, test } from "@jest/globals";
import { squeezenet, type SqueezenetOptions } from "../../src/models/squeezenet.js";
import { describeTensorFlow } from "../engine/engines.js";
import { expectTorchvision } from "./torchvision.js";

describeTensorFlow("squeezenet beside torchvision", (engine) => {
  test("has its names and shapes, and answers with its logits to 1e-4", () => {
    expectTorchvision(squeezenet, "squeezenet1_1", (factor) => ({ width: 64 / factor }), engine);
  });
});

test.each<[Partial<SqueezenetOptions>, RegExp]>([
  [{ width: 6 }, /width is 6. Give a multiple of 4/],
  [{ width: 0 }, /width is 0/],
  [{ dropout: 1 }, /dropout is 1/],
])("%j is refused", (wrong, message) => {
  expect(() => squeezenet.check!({ ...squeezenet.defaults, ...wrong })).toThrow(message);
});
