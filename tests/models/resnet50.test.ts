import { test } from "@jest/globals";
import { resnet50 } from "../../src/models/resnet50.js";
import { describeTensorFlow } from "../engine/engines.js";
import { expectTorchvision } from "./torchvision.js";

describeTensorFlow("resnet50 beside torchvision", (engine) => {
  test("has its names and shapes, and answers with its logits to 1e-4, in training mode with those of the batch", () => {
    expectTorchvision(resnet50, "resnet50", (factor) => ({ width: 64 / factor }), engine);
  });
});
