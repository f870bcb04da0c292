import { describe, expect, test } from "@jest/globals";
import type { Network } from "../../src/models/network.js";
import { stagesOf, stagesSideBySide } from "../../src/models/stages.js";

/** A network known by its parameters' names alone; those that end in "*" are matrices. */
function named(...names: string[]): Pick<Network, "parameters"> {
  const shape = (name: string) => (name.endsWith("*") ? [2, 2] : [2]);
  return { parameters: new Map(names.map((name) => [name.replace("*", ""), { shape: shape(name) }])) as never };
}

describe("stages", () => {
  test("of torchvision's names begin at the pixels and end with the last layer; norms go with their convolution", () => {
    expect(
      stagesOf(named("conv1.weight*", "bn1.weight", "bn1.bias", "layer1.0.conv1.weight*", "layer1.1.bn2.bias", "layer2.0.downsample.0.weight*", "fc.weight*", "fc.bias")),
    ).toEqual([
      ["conv1.weight", "bn1.weight", "bn1.bias"],
      ["layer1.0.conv1.weight", "layer1.1.bn2.bias"],
      ["layer2.0.downsample.0.weight"],
      ["fc.weight", "fc.bias"],
    ]); // prettier-ignore
    expect(
      stagesOf(named("features.0.weight*", "features.0.bias", "features.3.weight*", "classifier.6.weight*", "classifier.6.bias")),
    ).toEqual([["features.0.weight", "features.0.bias"], ["features.3.weight"], ["classifier.6.weight", "classifier.6.bias"]]); // prettier-ignore
    expect(
      stagesOf(named("class_token*", "conv_proj.weight*", "encoder.layers.encoder_layer_0.mlp.0.weight*", "encoder.layers.encoder_layer_0.ln_1.bias", "encoder.layers.encoder_layer_1.mlp.0.weight*", "encoder.ln.weight", "heads.head.weight*")),
    ).toEqual([
      ["class_token"],
      ["conv_proj.weight"],
      ["encoder.layers.encoder_layer_0.mlp.0.weight", "encoder.layers.encoder_layer_0.ln_1.bias"],
      ["encoder.layers.encoder_layer_1.mlp.0.weight", "encoder.ln.weight"],
      ["heads.head.weight"],
    ]); // prettier-ignore
  });

  test("are the network's own where it tells them", () => {
    expect(stagesOf({ ...named("a.weight*", "b.weight*"), stages: [["b.weight"], ["a.weight"]] })[0]).toEqual([
      "b.weight",
    ]);
  });

  test("of networks side by side end together", () => {
    const [deep, flat] = [named("conv1.weight*", "conv2.weight*", "fc.weight*"), named("fc.weight*")];
    const stages = stagesSideBySide([
      { prefix: "rna.", network: deep },
      { prefix: "mirna.", network: flat },
    ]);
    expect(stages).toEqual([["rna.conv1.weight"], ["rna.conv2.weight"], ["rna.fc.weight", "mirna.fc.weight"]]);
  });
});
