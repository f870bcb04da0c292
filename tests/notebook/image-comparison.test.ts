import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { imageRows } from "../../src/data/images.js";
import { tableOf, takeRows } from "../../src/data/table.js";
import { compareImages } from "../../src/notebook/image-comparison.js";
import { temporaryFolder } from "../omics/quick-plan.js";
import { fakeResult } from "../report/fake-result.js";

const { images: plain } = fakeResult({ samples: 6 });
const { images: four } = fakeResult({ samples: 6, channels: ["a", "b", "c", "d"], side: 8 });
const samples = tableOf({
  sample: ["s0", "<s1>", "s2", "s3", "s4", "s5"],
  kind: ["x", "x", "y", "y", "<z>", "<z>"],
});
const encoder = { name: "saliencyRgb", options: {} };
const described = { ...plain, samples, label: "kind", encoder };
const pictures = (svg: string) => svg.match(/<image/g)?.length ?? 0;

test("the first sample of each class, drawn in each way, with what is said of it", () => {
  const { svg, text } = compareImages({ one: described, "<two>": four }, { notes: { one: "0.9 <s>" } });
  expect(pictures(svg)).toBe(2 * 3);
  for (const words of [
    ">s0<",
    ">s2<",
    ">s4<",
    ">&lt;z&gt;<",
    "24 × 24, 3 channels",
    "8 × 8, the first of 4 channels",
    "0.9 &lt;s&gt;",
  ])
    expect(svg).toContain(words);
  expect(text).toBe("3 samples drawn by one, <two>");
});

test("samples can be chosen; without classes the first ones are shown, at most six", async () => {
  expect(pictures(compareImages({ one: described }, { samples: ["s5", "<s1>"] }).svg)).toBe(2);
  const many = fakeResult({ samples: 20 }).images;
  const comparison = compareImages({ many });
  expect(pictures(comparison.svg)).toBe(6);
  const file = join(temporaryFolder(), "two.svg");
  await comparison.save(file);
  expect(readFileSync(file, "utf8")).toContain("<image");
});

test("samples are found by name: images in another order show the same samples in each column", () => {
  const order = [5, 4, 3, 2, 1, 0];
  const turned = { ...imageRows(plain, order), samples: takeRows(samples, order), label: "kind", encoder };
  const tiles = (svg: string) => [...svg.matchAll(/href="([^"]+)"/g)].map(([, href]) => href);
  const columns = tiles(compareImages({ one: described, turned }, { samples: ["s5", "<s1>"] }).svg);
  expect(columns).toHaveLength(4);
  expect(columns.slice(2)).toEqual(columns.slice(0, 2));
  expect(columns[0]).not.toBe(columns[1]);
  expect(compareImages({ plain, turned }).text).toBe("3 samples drawn by plain, turned");
});

test("images of other samples are refused by the names that are not found", () => {
  const others = tableOf({ sample: ["s0", "t1", "s2", "s3", "t4", "s5"] });
  const other = { ...plain, samples: others, encoder };
  expect(() => compareImages({ one: described, other })).toThrow(
    expect.objectContaining({ tag: "UnsuitableData", what: expect.stringMatching(/"other".*2 .*<s1>, s4/) }),
  );
  const fewer = { ...imageRows(plain, [0]), samples: takeRows(samples, [0]), encoder };
  expect(() => compareImages({ one: described, fewer })).toThrow(/<s1>, s2/);
});

test("what cannot be compared is refused", () => {
  expect(() => compareImages({})).toThrow("There are no images.");
  expect(() => compareImages({ a: plain, b: imageRows(plain, [0]) })).toThrow('of 6 samples, "b" of 1');
  expect(() => compareImages({ a: described }, { samples: ["s9"] })).toThrow('There is no sample "s9"');
  expect(() => compareImages({ a: described }, { samples: Array.from({ length: 7 }, () => "s0") })).toThrow(
    "7 samples",
  );
});
