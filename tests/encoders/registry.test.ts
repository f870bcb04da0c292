import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "@jest/globals";
import { expectTypeOf } from "expect-type";
import { type Cohort, cohortSamples } from "../../src/data/cohort.js";
import { toCsr } from "../../src/data/csr.js";
import { assayFeatures } from "../../src/data/assay.js";
import type { Dense } from "../../src/data/dense.js";
import { ABSENT, featuresAt } from "../../src/data/layout.js";
import { tableOf } from "../../src/data/table.js";
import { valuesFromArrow, valuesToArrow } from "../../src/data/arrow.js";
import type { DeepInsightOptions } from "../../src/encoders/deep-insight.js";
import { drawImages } from "../../src/encoders/drawing/draw.js";
import { drawerOf } from "../../src/encoders/drawing/drawer-of.js";
import type { AnyEncoder, EncoderState } from "../../src/encoders/encoder.js";
import { encoders } from "../../src/encoders/registry.js";
import type { SaliencyRgbOptions } from "../../src/encoders/saliency-rgb.js";
import { shuffleFeatures } from "../../src/encoders/drawing/shuffle-features.js";
import { isOmixelError } from "../../src/errors.js";
import { seededRandom } from "../../src/random.js";
import type { OptionsOf } from "../../src/step.js";
import { testContext } from "../embed/context.js";
import { cohortOf, matrix, someCounts } from "../prepare/cohorts.js";
import { conventionOptions, described, factsOf } from "./conventions.js";

const source = fileURLToPath(new URL("../../src/encoders/", import.meta.url));
const fileOf = (key: string) => `${source}${key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}.ts`;

const optionsOf = (encoder: AnyEncoder) => ({
  ...(encoder.defaults as object),
  pixels: 16,
  ...conventionOptions[encoder.name],
});
const fit = async (encoder: AnyEncoder, train: Cohort, seed = 1): Promise<EncoderState> =>
  encoder.fit(train, optionsOf(encoder), testContext(seed));
const draw = async (encoder: AnyEncoder, cohort: Cohort, state: EncoderState) =>
  (await encoder.apply(cohort, state, optionsOf(encoder), testContext())).images!;

/** Names of the features, in an order that is not the alphabet's. */
const names = Array.from({ length: 25 }, (_, f) => `gene${(f * 7) % 25}`);
const train = described(cohortOf(someCounts(12, 25), names));
const others = described(cohortOf(someCounts(4, 25, 2), names));

test("the options of each encoder are typed by its name", () => {
  expectTypeOf<OptionsOf<(typeof encoders)["deepInsight"]>>().toEqualTypeOf<Partial<DeepInsightOptions>>();
  expectTypeOf<OptionsOf<(typeof encoders)["saliencyRgb"]>>().toEqualTypeOf<Partial<SaliencyRgbOptions>>();
});

describe.each(Object.entries<AnyEncoder>(encoders))("%s", (key, encoder) => {
  test("is named like its key, its file and its line, which has a doc comment", () => {
    expect(encoder.name).toBe(key);
    expect(existsSync(fileOf(key))).toBe(true);
    expect(readFileSync(`${source}registry.ts`, "utf8")).toMatch(new RegExp(`\\*/\\s+${key},`));
  });

  test("says where it comes from and what its options are", () => {
    expect(encoder.source.paper).not.toBe("");
    expect(Object.isFrozen(encoder.defaults)).toBe(true);
    expect(() => encoder.check?.(encoder.defaults)).not.toThrow();
    // Options may be declared in any file of the folder, where encoders share them.
    const files = readdirSync(source, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts"));
    const code = files.map((file) => readFileSync(source + file, "utf8"));
    for (const option of Object.keys(encoder.defaults as object))
      expect(code.some((text) => documented(option).test(text))).toBe(true);
    expect(JSON.parse(JSON.stringify(encoder.defaults))).toEqual(encoder.defaults); // a plan records options as JSON
  });

  test("is the same for the same seed, and leaves its input alone", async () => {
    const before = (train.assays.rna!.values as Dense).values.slice();
    const [first, second] = [await fit(encoder, train), await fit(encoder, train)];
    expect(second).toEqual(first);
    const images = await draw(encoder, train, first);
    expect((await draw(encoder, train, second)).values).toEqual(images.values);
    expect(images.values.some((value) => value !== 0)).toBe(true);
    expect((train.assays.rna!.values as Dense).values).toEqual(before);
    expect(train.images).toBeUndefined();
  });

  test("learns plain data that survives a file, and draws other rows one by one as together", async () => {
    const state = await fit(encoder, train);
    const restored = valuesFromArrow(valuesToArrow(state)) as EncoderState;
    const together = await draw(encoder, others, restored);
    expect(together.values).toEqual((await draw(encoder, others, state)).values);
    expect(together.layout).toEqual(state.layout);
    expect(together.drawing).toEqual(state.drawing);
    const size = together.values.length / 4;
    for (const row of [0, 1, 2, 3]) {
      const alone = await draw(encoder, cohortSamples(others, [row]), state);
      expect(alone.values).toEqual(together.values.slice(row * size, (row + 1) * size));
    }
  });

  test("sparse values give what dense ones give", async () => {
    const sparse = described(cohortOf(toCsr(train.assays.rna!.values as Dense), names));
    const state = await fit(encoder, sparse);
    expect(state).toEqual(await fit(encoder, train));
    expect((await draw(encoder, sparse, state)).values).toEqual((await draw(encoder, train, state)).values);
  });

  test("new columns in another order give the same images; so does learning from them, or the order is the method's own", async () => {
    const state = await fit(encoder, train);
    const order = seededRandom(3).shuffle(Array.from(names.keys()));
    const reordered = ({ assays, samples }: Cohort): Cohort => ({
      samples,
      roles: train.roles,
      assays: { rna: assayFeatures(assays.rna!, order) },
    });
    const images = await draw(encoder, others, state);
    expect((await draw(encoder, reordered(others), state)).values).toEqual(images.values);
    const relearnt = await draw(encoder, others, await fit(encoder, reordered(train)));
    if (encoder.columnOrder === "matters") expect(relearnt.values).not.toEqual(images.values);
    else expect(relearnt).toEqual(images);
  });

  test("a feature lies on its pixel and the pixel names the feature", async () => {
    const { layout, left = [] } = await fit(encoder, train);
    expect([...layout.features, ...left].sort()).toEqual([...names].sort());
    for (const [f, name] of layout.features.entries()) {
      let channels = 0;
      for (let channel = 0; channel < layout.channels.length; channel++) {
        const at = channel * layout.features.length + f;
        if (layout.x[at] === ABSENT) continue;
        channels++;
        expect(featuresAt(layout, channel, layout.x[at]!, layout.y[at]!)).toContain(name);
      }
      expect(channels).toBeGreaterThan(0);
    }
  });

  test("pixels that are weighted sums are those of the layout's table; others say what draws them", async () => {
    const state = await fit(encoder, train);
    const { values, layout, drawing, drawn } = await draw(encoder, others, state);
    expect(drawImages(drawn!, layout, drawerOf({ layout, ...(drawing ? { drawing } : {}) }))).toEqual(values);
    if (!drawing) expect(drawImages(drawn!, layout)).toEqual(values);
  });

  test("several assays are drawn by one layout in channels of their own", async () => {
    const both = (cohort: Cohort, seed: number): Cohort => {
      const values = someCounts(cohort.samples.numRows, 20, seed);
      const features = tableOf({ feature: names.slice(0, 20), ...factsOf(20) });
      const second = { ...cohort.assays.rna!, name: "protein", values, features };
      return { ...cohort, assays: { ...cohort.assays, protein: second } };
    };
    const options = { ...optionsOf(encoder), assay: ["rna", "protein"] };
    const ctx = testContext();
    const state = await encoder.fit(both(train, 5), options, ctx);
    const { images } = await encoder.apply(both(others, 6), state, options, ctx);
    expect(images!.channels % 2).toBe(0);
    expect(images!.layout.channels.length).toBe(images!.channels);
    expect(images!.layout.features.filter((feature) => feature.startsWith("protein:")).length).toBeGreaterThan(0);
    for (const half of [0, 1]) {
      const pixel = images!.values.findIndex(
        (value, at) => value !== 0 && Math.floor(((at % images!.channels) * 2) / images!.channels) === half,
      );
      expect(pixel).toBeGreaterThanOrEqual(0);
    }
  });

  test("features dealt anew keep the places and lose their names", async () => {
    const state = await fit(encoder, train);
    const dealt = shuffleFeatures(state, seededRandom(4));
    expect(dealt.layout.start).toEqual(state.layout.start);
    expect([...dealt.layout.features].sort()).toEqual([...state.layout.features].sort());
    expect((await draw(encoder, others, dealt)).values).not.toEqual((await draw(encoder, others, state)).values);
  });

  test.each<[string, Dense]>([
    ["three features", someCounts(6, 3)],
    ["two samples", someCounts(2, 9)],
    ["more samples than features", someCounts(40, 5)],
    ["a constant feature", withColumn(someCounts(8, 9), 4, () => 3)],
    ["features that are multiples of one", lines(8, 9)],
    [
      "equal features",
      withColumn(
        withColumn(someCounts(8, 9), 1, (row) => row),
        7,
        (row) => row,
      ),
    ],
    ["one feature that varies", withColumn(matrix(Array.from({ length: 6 }, () => [2, 2, 2, 2])), 0, (row) => row)],
    ["an all-zero sample", withRow(someCounts(8, 9), 3)],
    ["large and negative values", { ...someCounts(8, 9), values: someCounts(8, 9).values.map((v) => 1e6 * (v - 5)) }],
  ])("draws %s", async (_, values) => {
    const cohort = described(cohortOf(values));
    const state = await fit(encoder, cohort);
    const images = await draw(encoder, cohort, state);
    expect(images.count).toBe(values.rows);
    expect(images.values.every(Number.isFinite)).toBe(true);
  });

  test.each<[string, Dense, string]>([
    ["two features", someCounts(6, 2), "UnsuitableData"],
    ["one sample", someCounts(1, 9), "TooFewSamples"],
    ["no sample", someCounts(0, 9), "TooFewSamples"],
    ["nothing that varies", matrix(Array.from({ length: 6 }, () => [1, 2, 3, 4])), "UnsuitableData"],
    ["a missing value", withColumn(someCounts(8, 9), 2, () => NaN), "MissingValues"],
  ])("refuses to learn from %s", async (_, values, tag) => {
    const error: unknown = await fit(encoder, described(cohortOf(values))).catch((raised: unknown) => raised);
    expect(isOmixelError(error) && error.tag).toBe(tag);
  });
});

/** A doc comment that names a default, right before the option. */
function documented(option: string): RegExp {
  return new RegExp(`/\\*\\*(?:(?!\\*/)[^])*?Default (?:(?!\\*/)[^])*?\\*/\\s+readonly ${option}:`);
}

function withColumn(values: Dense, column: number, value: (row: number) => number): Dense {
  return {
    ...values,
    values: values.values.map((old, at) =>
      at % values.columns === column ? value(Math.floor(at / values.columns)) : old,
    ),
  };
}

function withRow(values: Dense, row: number): Dense {
  return { ...values, values: values.values.map((old, at) => (Math.floor(at / values.columns) === row ? 0 : old)) };
}

function lines(rows: number, columns: number): Dense {
  return matrix(Array.from({ length: rows }, (_, i) => Array.from({ length: columns }, (_, j) => (i % 5) * (j + 1))));
}
