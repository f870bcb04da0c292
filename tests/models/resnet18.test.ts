import { test } from "@jest/globals";
import { resnet18 } from "../../src/models/resnet18.js";
import { describeTensorFlow } from "../engine/engines.js";
import { expectTorchvision } from "./torchvision.js";

describeTensorFlow("resnet18 beside torchvision", (engine) => {
  test("has its names and shapes, and answers with its logits to 1e-4, in training mode with those of the batch", () => {
    expectTorchvision(resnet18, "resnet18", (factor) => ({ width: 64 / factor }), engine);
  });
});
