import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { Cohort } from "../../src/data/cohort.js";
import { ABSENT, featuresAt, type Layout } from "../../src/data/layout.js";
import { tableOf } from "../../src/data/table.js";
import { deepInsight } from "../../src/encoders/deep-insight.js";
import { hybrid } from "../../src/encoders/encoder-named.js";
import type { AnyEncoder } from "../../src/encoders/encoder.js";
import { fromFile, type FromFileOptions } from "../../src/encoders/from-file.js";
import { genome } from "../../src/encoders/genome.js";
import { igtd } from "../../src/encoders/igtd.js";
import { layoutHeader, layoutRows } from "../../src/encoders/layout/layout-rows.js";
import { saliencyRgb } from "../../src/encoders/saliency-rgb.js";
import { testContext, warnings } from "../embed/context.js";
import { cohortOf, someCounts } from "../prepare/cohorts.js";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "from-file-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

const fit = async (text: string, given: Partial<FromFileOptions> = {}, features = 4) => {
  const file = join(folder, "layout.tsv");
  writeFileSync(file, text);
  const ctx = testContext();
  const options = { ...fromFile.defaults, pixels: 6, file, ...given };
  const state = await fromFile.fit(cohortOf(someCounts(5, features)), options, ctx);
  return { ...state, warned: warnings(ctx) };
};

/** A layout as a run's folder has it. */
function written(layout: Layout): string {
  return [layoutHeader, ...layoutRows(layout)].map((cells) => `${cells.join("\t")}\n`).join("");
}

describe("the layout of a run comes back as it was", () => {
  test.each<[string, AnyEncoder, number]>([
    ["deepInsight", deepInsight, 0],
    ["saliencyRgb", saliencyRgb, 3],
  ])("%s", async (_, encoder, radius) => {
    const options = { ...encoder.defaults, pixels: [15, 17], perplexity: 5, neighbours: 5 };
    const { layout } = await encoder.fit(cohortOf(someCounts(5, 20)), options, testContext());
    const found = await fit(written(layout), { pixels: [15, 17], radius }, 20);
    expect(found.layout).toEqual(layout);
    expect(found.warned.filter((warning) => !warning.includes("constant"))).toEqual([]);
  });
});

describe("so does that of a run over several assays, each feature by its assay's name:", () => {
  const chromosomes = (count: number) => Array.from({ length: count }, (_, f) => `chr${1 + (f % 3)}`);
  const assay = (name: string, features: readonly string[], seed: number) => ({
    name,
    values: someCounts(8, features.length, seed),
    features: tableOf({ feature: features, chromosome: chromosomes(features.length), start: [...features.keys()] }),
    measured: new Uint8Array(8).fill(1),
  });
  const names = Array.from({ length: 30 }, (_, f) => `g${f}`);
  const cohort: Cohort = {
    ...cohortOf(someCounts(8, 1)),
    assays: { rna: assay("rna", names, 1), protein: assay("protein", names.slice(5).reverse(), 2) },
  };
  const drawn = async (encoder: AnyEncoder, given: object) => {
    const options = { ...(encoder.defaults as object), assay: ["rna", "protein"], pixels: 24, ...given };
    encoder.check?.(options);
    const ctx = testContext();
    const state = await encoder.fit(cohort, options, ctx);
    const { images } = await encoder.apply(cohort, state, options, testContext());
    return { layout: state.layout, values: images!.values, warned: warnings(ctx) };
  };
  const rings = { shape: "annulus", tracks: "rings" };

  test.each<[string, AnyEncoder, object]>([
    ["igtd", igtd, {}],
    ["genome, several pixels a feature", genome, {}],
    ["genome, several features a pixel", genome, { pixels: 4 }],
    ["genome in rings", genome, rings],
    ["igtd beside genome", hybrid, { of: ["igtd", "genome"] }],
    [
      "igtd of one beside rings of both",
      hybrid,
      {
        of: [
          ["igtd", { assay: "protein" }],
          ["genome", rings],
        ],
      },
    ],
    ["igtd beside genome, of one assay", hybrid, { of: ["igtd", "genome"], assay: "rna" }],
  ])("%s", async (_, encoder, given) => {
    const before = await drawn(encoder, given);
    const file = join(folder, "several.tsv");
    writeFileSync(file, written(before.layout));
    const {
      of: _encoders,
      shape: _shape,
      tracks: _tracks,
      ...own
    } = { pixels: 24, ...given } as Record<string, unknown>;
    const again = await drawn(fromFile, { file, ...own });
    expect(again.layout.channels).toEqual(before.layout.channels);
    expect([...again.layout.features].sort()).toEqual([...before.layout.features].sort());
    expect(again.values.length).toBe(before.values.length);
    again.values.forEach((value, at) => expect(value).toBeCloseTo(before.values[at]!, 6));
    expect(again.warned).toEqual([]);
  });

  test("a file of bare names draws each assay in channels of its own", async () => {
    const file = join(folder, "bare.tsv");
    writeFileSync(file, `feature,x,y\n${names.map((name, f) => `${name},${f % 6},${Math.floor(f / 6)}`).join("\n")}`);
    const { layout } = await drawn(fromFile, { file });
    expect(layout.channels).toEqual(["rna layout", "protein layout"]);
    expect(layout.features).toHaveLength(55);
  });

  test("one of the assays may be drawn alone, on its own channels", async () => {
    const file = join(folder, "alone.tsv");
    const both = await drawn(igtd, {});
    writeFileSync(file, written(both.layout));
    const { layout, values, warned } = await drawn(fromFile, { file, assay: "protein" });
    expect([layout.channels, layout.features[0]]).toEqual([["protein euclidean"], "g10"]);
    expect([...values]).toEqual([...both.values].filter((_, at) => at % 2 === 1));
    expect(warned).toEqual([expect.stringMatching(/^30 of 55 features of the file are not in the table: rna:g0, /)]);
  });

  test("features of one assay that the file leaves out are told and not drawn", async () => {
    const file = join(folder, "half.tsv");
    const rows = layoutRows((await drawn(igtd, {})).layout).filter(([feature]) => feature !== "protein:g7");
    writeFileSync(file, [layoutHeader, ...rows].map((cells) => cells.join("\t")).join("\n"));
    const { layout, warned } = await drawn(fromFile, { file });
    expect(layout.features.filter((feature) => feature.endsWith(":g7"))).toEqual(["rna:g7"]);
    expect(warned).toEqual(["1 features have no place in the file and are not drawn: protein:g7."]);
  });
});

test("a feature with several lines covers their pixels; a radius is then refused", async () => {
  const text = "feature,x,y\ng0,0,0\ng0,1,0\ng1,1,0\ng2,2,0\ng3,3,0\n";
  const { layout } = await fit(text);
  expect(featuresAt(layout, 0, 1, 0)).toEqual(["g0", "g1"]);
  expect([layout.x[0], layout.weight[0]]).toEqual([0, 1]);
  await expect(fit(text, { radius: 2 })).rejects.toMatchObject({ tag: "InvalidOption" });
});

const four = "feature,x,y\ng3,5,0\ng0,1,2\ng1,1,2\ng2,0,4\n";

test("columns and rows are those of the file", async () => {
  const { layout } = await fit(four);
  expect([layout.features, [...layout.x], [...layout.y], layout.channels]).toEqual([
    ["g0", "g1", "g2", "g3"],
    [1, 1, 0, 5],
    [2, 2, 4, 0],
    ["layout"],
  ]);
});

test("auto ends at the outermost feature, with room for its disc", async () => {
  expect((await fit(four, { pixels: "auto" })).layout).toMatchObject({ height: 5, width: 6 });
  expect((await fit(four, { pixels: "auto", radius: 2 })).layout).toMatchObject({ height: 7, width: 8 });
});

test("a feature may be on one channel alone", async () => {
  const { layout } = await fit("feature,channel,x,y\ng0,a,0,0\ng1,a,1,0\ng2,b,2,0\ng3,b,3,0\ng0,b,4,0\n");
  expect(layout.channels).toEqual(["a", "b"]);
  expect([...layout.x]).toEqual([0, 1, ABSENT, ABSENT, 4, ABSENT, 2, 3]);
});

describe("features that only one of both has", () => {
  test("are told, and those of the table are left out", async () => {
    const { layout, left, warned } = await fit("feature,x,y\ng0,0,0\ng1,1,0\ng3,2,0\nTP53,3,0\n");
    expect(layout.features).toEqual(["g0", "g1", "g3"]);
    expect(left).toEqual(["g2"]);
    expect(warned).toEqual([
      "1 of 4 features of the file are not in the table: TP53.",
      "1 features have no place in the file and are not drawn: g2.",
    ]);
  });

  test("few of a long file are enough where the table has no more", async () => {
    const others = Array.from({ length: 50 }, (_, i) => `h${i},0,0\n`).join("");
    expect((await fit(four + others)).layout.features.length).toBe(4);
  });

  test("too few in common are refused with names of both sides", async () => {
    const text = "feature,x,y\ng0,0,0\nENSG1,1,0\nENSG2,2,0\n";
    await expect(fit(text)).rejects.toThrow(/only 1 are the same.*ENSG1, ENSG2; the table has g1, g2, g3/);
    expect((await fit(text, { leastKnown: 0 })).layout.features).toEqual(["g0"]);
    await expect(fit("feature,x,y\nENSG1,1,0\n", { leastKnown: 0 })).rejects.toThrow(/only 0 are the same/);
  });
});

describe("refused:", () => {
  test("a pixel outside the image, with its line", async () => {
    await expect(fit(four, { pixels: 5 })).rejects.toMatchObject({
      tag: "UnsuitableData",
      place: { line: 2, column: "x", file: join(folder, "layout.tsv") },
    });
    await expect(fit(four, { pixels: [4, 6] })).rejects.toMatchObject({ place: { line: 5, column: "y" } });
  });

  test("no file", async () => {
    await expect(fit(four, { file: "" })).rejects.toThrow(/No file says where.*layout.tsv/);
    await expect(fit(four, { file: "nowhere.tsv" })).rejects.toMatchObject({ tag: "FileNotFound" });
  });

  test("a share above 1 and a negative radius", () => {
    const check = (given: object) => () => fromFile.check?.({ ...fromFile.defaults, ...given });
    expect(check({ leastKnown: 50 })).toThrow(/0 and 1/);
    expect(check({ radius: -1 })).toThrow(/radius/);
  });
});
