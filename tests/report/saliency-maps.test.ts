import { expect, test } from "@jest/globals";
import { buildLayout } from "../../src/encoders/layout/layout-table.js";
import { geneMaps } from "../../src/report/saliency-maps.js";

const layout = buildLayout({
  height: 1,
  width: 3,
  channels: ["first", "second"],
  features: ["weak", "strong", "unranked"],
  x: Uint16Array.from([0, 0, 2, 1, 0, 2]), // first: weak 0, strong 0, unranked 2; second: weak 1, strong 0, unranked 2
  y: new Uint16Array(6),
  radius: 0,
});
const gene = (feature: string, name: string, score: number, channel: string) => ({
  feature,
  class: name,
  score,
  rank: 1,
  x: 0,
  y: 0,
  channel,
});

test("each gene is drawn once, in the channel of its row; a pixel is as bright as its best gene", () => {
  const genes = [
    gene("weak", "a", 0.25, "second"),
    gene("strong", "a", 1, "first"),
    gene("weak", "b", 0.5, "first"),
    gene("strong", "b", -2, "first"),
    gene("elsewhere", "b", 9, "first"),
  ];
  const maps = geneMaps(genes, ["a", "b"], layout);
  expect(maps).toMatchObject({ count: 2, height: 1, width: 3 });
  expect(Array.from(maps.values)).toEqual([1, 0.25, 0, 0.5, 0, 0]);
});
