import { beforeAll, expect, test } from "@jest/globals";
import { sampleCount } from "../../../src/data/cohort.js";
import { openEngine } from "../../../src/engine/open.js";
import type { Omics } from "../../../src/omics/omics.js";
import { omics } from "../../../src/omics/omics.js";
import { type PipelineContext, pipelineSteps } from "../../../src/omics/pipeline.js";
import { openStepCache } from "../../../src/omics/step-cache.js";
import { openBlocks } from "../../../src/omics/stream/block-source.js";
import { FittedBlocks } from "../../../src/omics/stream/fit-blocks.js";
import { seededRandom } from "../../../src/random.js";

let ctx: PipelineContext;
const looks: string[] = [];
beforeAll(async () => {
  ctx = {
    random: seededRandom(1),
    engine: await openEngine(),
    cache: openStepCache(false),
    progress: (event) => event.kind === "look" && event.share > 0 && looks.push(event.step),
  };
});

async function fitted(plan: Omics, encoderSamples = 20, seed = 1) {
  looks.length = 0;
  const source = await openBlocks(plan.toJSON(), undefined, { signal: undefined, rows: 16 });
  return FittedBlocks.fit(pipelineSteps(plan.toJSON()), source, { ...ctx, random: seededRandom(seed) }, { memory: 0, encoderSamples }); // prettier-ignore
}

const start = () => omics.simulate({ samples: 60, features: 200 });

test("only steps that learn from values look at all blocks, seuratV3 twice", async () => {
  await fitted(start().highlyVariable({ flavour: "seuratV3", top: 30 }).normalizeTotal({ target: 10 }).log1p().scale());
  expect(looks).toEqual([...new Array<string>(8).fill("highlyVariable"), ...new Array<string>(4).fill("scale")]);
});

test("where nothing is learnt, one look counts the samples", async () => {
  const blocks = await fitted(start().log1p());
  expect(looks).toEqual(new Array<string>(4).fill("reading"));
  expect(blocks.samples).toBe(60);
});

test("an encoder learns from exactly as many samples as it is given", async () => {
  const blocks = await fitted(start().log1p().encode("deepInsight", { pixels: 8, by: "pca" }), 20);
  expect(looks).toEqual(new Array<string>(8).fill("deepInsight"));
  let count = 0;
  for await (const block of blocks.blocks()) count += block.images ? sampleCount(block) : 0;
  expect(count).toBe(60);
});

test("these samples are chosen by the seed from all blocks, not taken from the first", async () => {
  const plan = start().log1p().encode("deepInsight", { pixels: 8, by: "pca" });
  const drawn = async (samples: number, seed: number) => {
    const values: number[] = [];
    for await (const { images } of (await fitted(plan, samples, seed)).blocks()) values.push(...images!.values);
    return values;
  };
  expect(await drawn(60, 1)).toEqual(await drawn(60, 2)); // all samples: nothing else hangs on the seed
  const some = await drawn(20, 1);
  expect(await drawn(20, 1)).toEqual(some);
  expect(await drawn(20, 2)).not.toEqual(some);
});

test("what a step complains of carries its name", async () => {
  await expect(fitted(start().scale().highlyVariable({ flavour: "seuratV3" }))).rejects.toThrow(
    /step highlyVariable: .*takes raw counts/,
  );
});
