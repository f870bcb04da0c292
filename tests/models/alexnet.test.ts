import { test } from "@jest/globals";
import { alexnet } from "../../src/models/alexnet.js";
import { describeTensorFlow } from "../engine/engines.js";
import { expectTorchvision } from "./torchvision.js";

describeTensorFlow("alexnet beside torchvision", (engine) => {
  test("has its names and shapes, and answers with its logits to 1e-4", () => {
    expectTorchvision(alexnet, "alexnet", (factor) => ({ width: 64 / factor, hidden: 4096 / factor }), engine);
  });
});
