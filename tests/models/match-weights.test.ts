import { describe, expect, test } from "@jest/globals";
import { matchWeights } from "../../src/models/match-weights.js";
import type { Network } from "../../src/models/network.js";
import type { Weights } from "../../src/models/weights.js";

/** A network known by the names and shapes of its tensors, in TensorFlow's order. */
function network(
  classes: number,
  channels = 1,
  more: Record<string, number[]> = {},
): Pick<Network, "parameters" | "buffers"> {
  const shaped = (shapes: Record<string, number[]>) => new Map(Object.entries(shapes).map(([name, shape]) => [name, { shape }])) as never; // prettier-ignore
  return {
    parameters: shaped({ "conv1.weight": [2, 1, channels, 3], "bn1.weight": [3], ...more, "fc.weight": [3, classes], "fc.bias": [classes] }),
    buffers: shaped({ "bn1.running_mean": [3], "bn1.running_var": [3], positions: [4, 4, channels] }),
  }; // prettier-ignore
}

const tensor = (...shape: number[]) => ({
  shape,
  values: Float32Array.from({ length: shape.reduce((product, side) => product * side, 1) }, (_, at) => at),
});

/** As torchvision's are: three channels, ten classes, counts of batches. */
const given: Weights = {
  "conv1.weight": tensor(3, 3, 2, 1),
  "bn1.weight": tensor(3),
  "bn1.running_mean": tensor(3),
  "bn1.running_var": tensor(3),
  "bn1.num_batches_tracked": tensor(),
  "fc.weight": tensor(10, 3),
  "fc.bias": tensor(10),
};

describe("weights by name", () => {
  test("are taken whole where all fits; patterns stay the network's own", () => {
    const { taken, fresh, channels } = matchWeights(network(10, 3), given);
    const { "bn1.num_batches_tracked": _count, ...rest } = given;
    expect(taken).toEqual(rest);
    expect([fresh, channels]).toEqual([["positions"], undefined]);
  });

  test("leave a last layer for other classes, or under another name, new", () => {
    expect(matchWeights(network(2, 3), given).fresh).toEqual(["fc.weight", "fc.bias", "positions"]);
    expect(matchWeights(network(10, 3), given, { head: false }).fresh).toContain("fc.weight");
    const { "fc.weight": weight, "fc.bias": bias, ...body } = given;
    const other = { ...body, "heads.head.weight": weight!, "heads.head.bias": bias! };
    expect(matchWeights(network(10, 3), other).fresh).toContain("fc.bias");
  });

  test.each([1, 2, 5])("spread a first convolution over %d channels, so that grey is answered as before", (to) => {
    const { taken, channels } = matchWeights(network(10, to), given);
    expect(channels).toEqual({ names: ["conv1.weight"], from: 3, to });
    const { shape, values } = taken["conv1.weight"]!;
    expect(shape).toEqual([3, to, 2, 1]);
    for (let o = 0; o < 3; o++)
      for (let p = 0; p < 2; p++) {
        const sum = (of: Float32Array, count: number) =>
          Array.from({ length: count }, (_, c) => of[(o * count + c) * 2 + p]!).reduce((a, b) => a + b);
        expect(sum(values, to)).toBeCloseTo(sum(given["conv1.weight"]!.values, 3), 4);
        expect(values[o * to * 2 + p]).toBeCloseTo(values[(o * to + to - 1) * 2 + p]!, 5);
      }
  });

  test("are spread in each path that sees the image, and in no layer behind one of another width", () => {
    const two = { "conv2.weight": [2, 2, 1, 3] };
    const { taken, channels } = matchWeights(network(10, 1, two), { ...given, "conv2.weight": tensor(3, 3, 2, 2) });
    expect(channels).toEqual({ names: ["conv1.weight", "conv2.weight"], from: 3, to: 1 });
    expect([...taken["conv2.weight"]!.values.subarray(0, 4)]).toEqual([0 + 4 + 8, 1 + 5 + 9, 2 + 6 + 10, 3 + 7 + 11]);
    const deeper = { "conv2.weight": [2, 2, 4, 3] };
    expect(() => matchWeights(network(10, 1, deeper), { ...given, "conv2.weight": tensor(3, 8, 2, 2) })).toThrow(
      /conv2\.weight \[3, 8, 2, 2\] for \[3, 4, 2, 2\]/,
    );
  });

  test("of other shapes are refused, the first five with both", () => {
    const names = ["a", "b", "c", "d", "e", "f", "g"].map((name) => `layer1.${name}.weight`);
    const more = Object.fromEntries(names.map((name) => [name, [1, 1, 4, 4]]));
    const other = { ...given, ...Object.fromEntries(names.map((name) => [name, tensor(8, 8, 1, 1)])) };
    expect(() => matchWeights(network(2, 3, more), other)).toThrow(
      /layer1\.a\.weight \[8, 8, 1, 1\] for \[4, 4, 1, 1\], .*layer1\.e\.weight \[8, 8, 1, 1\] for \[4, 4, 1, 1\] and 2 more/,
    );
  });

  test("of another network are refused by name, more of them too", () => {
    const { "bn1.weight": _left, ...less } = given;
    expect(() => matchWeights(network(2, 3), less)).toThrow(/lack bn1\.weight\./);
    expect(() => matchWeights(network(2, 3), { ...given, "layer1.2.conv1.weight": tensor(1) })).toThrow(
      /The network has no layer1\.2\.conv1\.weight\./,
    );
  });
});
