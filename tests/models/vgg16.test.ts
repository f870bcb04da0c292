import { test } from "@jest/globals";
import { vgg16 } from "../../src/models/vgg16.js";
import { describeTensorFlow } from "../engine/engines.js";
import { expectTorchvision } from "./torchvision.js";

describeTensorFlow("vgg16 beside torchvision", (engine) => {
  test("has its names and shapes, and answers with its logits to 1e-4", () => {
    expectTorchvision(vgg16, "vgg16", (factor) => ({ width: 64 / factor, hidden: 4096 / factor }), engine);
  });
});
