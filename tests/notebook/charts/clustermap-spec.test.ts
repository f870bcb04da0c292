import { expect, test } from "@jest/globals";
import { dense } from "../../../src/data/dense.js";
import { type ClustermapSide, clustermapSpec } from "../../../src/notebook/charts/clustermap-spec.js";

const side = (count: number, groups?: readonly string[]): ClustermapSide => ({
  order: Uint32Array.from({ length: count }, (_, i) => i),
  names: Array.from({ length: count }, (_, i) => `name ${i}`),
  kind: "row",
  ...(groups ? { groups } : {}),
});
const specOf = (rows: ClustermapSide, columns: ClustermapSide, levels: readonly string[] = []) => {
  const table = dense(rows.names.length, columns.names.length);
  // Tests know the shape.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  return clustermapSpec({ table, rows, columns, zScored: true, levels }) as any;
};

test("neighbours of one group are one piece of the bar; no group has no colour", () => {
  const { layer } = specOf(side(5, ["b", "b", "", "a", "a"]), side(2));
  const { data, encoding } = layer.find(({ mark }: { mark: { type: string } }) => mark.type === "rect");
  expect(data.values.map(({ group, y, y2 }: Record<string, unknown>) => [group, y, y2])).toEqual([
    ["b", 0, 36],
    ["a", 54, 90],
  ]);
  expect(encoding.color.scale.domain).toEqual(["a", "b"]);
});

test("groups take the colours of the levels that are given", () => {
  const { layer } = specOf(side(1, ["b"]), side(1), ["a", "b", "c"]);
  expect(layer[1].encoding.color.scale.domain).toEqual(["a", "b", "c"]);
});

test("names stand where they can be read, else how many there are", () => {
  const textsOf = (count: number) =>
    specOf(side(count), side(2))
      .layer.filter(({ mark }: { mark: { type: string } }) => mark.type === "text")
      .map(({ data }: { data: { values: unknown[] } }) => data.values.length);
  expect(textsOf(50)).toEqual([50, 2]);
  expect(textsOf(57)).toEqual([1, 2]);
});
