import { expect, test } from "@jest/globals";
import { efficientnetB0 } from "../../src/models/efficientnet-b0.js";
import { inOurNames } from "../../src/models/foreign-names.js";
import { vgg16 } from "../../src/models/vgg16.js";
import { vit } from "../../src/models/vit.js";
import { describeTensorFlow } from "../engine/engines.js";
import { expectOtherNames } from "./torchvision.js";

const tensor = (...shape: number[]) => ({ shape, values: new Float32Array(shape.reduce((a, b) => a * b, 1)) });

describeTensorFlow("weights under other names answer with their library's logits to 1e-4", (engine) => {
  test("timm's EfficientNet-B0", () => {
    const { library, fresh } = expectOtherNames(efficientnetB0, "efficientnet_b0", () => ({}), engine);
    expect([library, fresh]).toEqual(["timm", []]);
  });

  test("timm's VGG-16, whose linear layers are convolutions", () => {
    const narrow = (factor: number) => ({ width: 64 / factor, hidden: 4096 / factor });
    const { library, fresh } = expectOtherNames(vgg16, "vgg16", narrow, engine);
    expect([library, fresh]).toEqual(["timm", []]);
  });

  test("torchvision's vision transformer", () => {
    const { library, fresh } = expectOtherNames(vit, "torchvision vit", () => ({ depth: 2 }), engine);
    expect([library, fresh]).toEqual(["torchvision", []]);
  });
});

test("names that fit, or are of another network, stay, with the very tensors", () => {
  const given = { "conv_stem.weight": tensor(2, 1, 3, 3), "features.0.0.weight": tensor(2, 1, 3, 3) };
  const own = new Map([["features.0.0.weight", [2, 1, 3, 3]]]);
  expect(inOurNames(own, given)).toEqual({ weights: given });
  const { "features.0.0.weight": _ours, ...theirs } = given;
  expect(inOurNames(new Map([["conv1.weight", [2, 1, 3, 3]]]), theirs)).toEqual({ weights: theirs });
  const { weights, library } = inOurNames(own, { ...theirs, "bn1.bias": tensor(2), extra: tensor(1) });
  expect(library).toBe("timm");
  expect(Object.keys(weights)).toEqual(["features.0.0.weight", "features.0.1.bias", "extra"]);
  expect(weights["features.0.0.weight"]).toBe(theirs["conv_stem.weight"]);
});
