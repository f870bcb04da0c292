import { featureNames } from "../../data/assay.js";
import type { Cohort } from "../../data/cohort.js";
import type { Images } from "../../data/images.js";
import { joinSamples } from "../../data/join-samples.js";
import { requireCountable } from "../../data/require-countable.js";
import { openEngine } from "../../engine/open.js";
import { OmixelError } from "../../errors.js";
import { seededRandom } from "../../random.js";
import { counted } from "../../report/numbers.js";
import { mergeOptions, requireOption } from "../../registry.js";
import type { RunOptions } from "../options.js";
import { pipelineSteps } from "../pipeline.js";
import type { PlanJson } from "../plan.js";
import { withShownNames } from "../shown-features.js";
import { openStepCache } from "../step-cache.js";
import { openBlocks } from "./block-source.js";
import type { BlockSource } from "./source.js";
import { FittedBlocks } from "./fit-blocks.js";
import { notebookProgress } from "./notebook-progress.js";
import { OnceTold } from "./once-told.js";

/** Options of `.stream()`. */
export interface StreamOptions extends Pick<RunOptions, "signal" | "onProgress"> {
  /** MiB of prepared blocks that may stay in memory, so that the file need not be read again; 0 or more. Default 1024. */
  readonly memory?: number;
  /** Samples of a block at most, 1 or more; null = as many as keep it near four million values. Default null. */
  readonly rows?: number | null;
  /** Samples, chosen at random, that an encoder learns its layout from; at least 2. Default 5000. */
  readonly encoderSamples?: number;
}

type Chosen = Required<Pick<StreamOptions, "memory" | "rows" | "encoderSamples">>;

const defaults: Chosen = Object.freeze({ memory: 1024, rows: null, encoderSamples: 5000 });
const step = "stream";

/**
 * The prepared table of a plan, block by block: what is larger than the memory goes through it piece by piece. Every step
 * has learnt from all samples (an encoder from a random choice of them); to look at and to hand on, not to evaluate.
 *
 * @example
 * const cells = await omics("atlas.h5ad").filter({ minFeatures: 200 }).normalizeTotal().log1p()
 *   .highlyVariable().incrementalPca().stream();
 * for await (const block of cells.blocks()) use(block.samples, block.assays.table);
 * await cells.close();
 */
export class BlockStream {
  /** Samples that passed the filters. */
  readonly samples: number;
  /** Names of the features of the prepared table; those of the only assay. */
  readonly features: readonly string[];
  /** What the steps had to say; the same words about many blocks are told once. */
  readonly warnings: readonly string[];
  readonly #source: BlockSource;
  readonly #fitted: FittedBlocks;

  private constructor(
    source: BlockSource,
    fitted: FittedBlocks,
    features: readonly string[],
    warnings: readonly string[],
  ) {
    this.#source = source;
    this.#fitted = fitted;
    this.samples = fitted.samples;
    this.features = features;
    this.warnings = warnings;
  }

  /** See `Omics.stream`. */
  static async open(plan: PlanJson, given: StreamOptions, memory?: Cohort): Promise<BlockStream> {
    const { signal, onProgress = () => undefined, ...chosen } = given;
    const options = mergeOptions<Chosen>(step, defaults, chosen);
    check(options);
    const show = notebookProgress();
    const told = new OnceTold((event) => {
      onProgress(event);
      show(event);
    });
    const source = await openBlocks(plan, memory, { signal, rows: options.rows ?? undefined });
    try {
      for (const message of source.warnings) told.take({ kind: "warning", step: "reading", message });
      const ctx = {
        random: seededRandom(plan.seed),
        engine: await openEngine(),
        cache: openStepCache(false),
        progress: told.take,
        ...(signal ? { signal } : {}),
      };
      const fitted = await FittedBlocks.fit(pipelineSteps(plan), source, ctx, {
        memory: options.memory * 2 ** 20,
        encoderSamples: options.encoderSamples,
      });
      return new BlockStream(source, fitted, await featuresOf(fitted), told.warnings);
    } catch (error) {
      await source.close();
      throw error;
    }
  }

  /** All samples in order, a few thousand at a time; may be gone through more than once. */
  async *blocks(): AsyncGenerator<Cohort> {
    for await (const block of this.#fitted.blocks()) yield withShownNames(block);
  }

  /** The images of each block. @throws InvalidOption unless the plan has an encoder */
  async *images(): AsyncGenerator<Images> {
    for await (const { images } of this.#fitted.blocks()) {
      if (!images)
        throw new OmixelError("InvalidOption", "The plan has no encoder, so there are no images.", "Add .encode(…).");
      yield images;
    }
  }

  /** All samples at once. @throws UnsuitableData where they do not fit into the memory */
  async table(): Promise<Cohort> {
    const blocks: Cohort[] = [];
    let stored = 0;
    for await (const block of this.blocks()) {
      blocks.push(block);
      for (const { values } of Object.values(block.assays)) if (values.kind === "csr") stored += values.values.length;
      requireCountable(stored, "Take them block by block, or keep fewer features.");
    }
    return joinSamples(blocks);
  }

  [Symbol.for("Jupyter.display")](): Readonly<Record<string, string>> {
    const size = `${counted(this.samples, "sample")} × ${counted(this.features.length, "feature")}`;
    return { "text/plain": `${size}, in blocks: for await (const block of stream.blocks()) …` };
  }

  /** Closes the file. */
  close(): Promise<void> {
    return this.#source.close();
  }
}

async function featuresOf(fitted: FittedBlocks): Promise<readonly string[]> {
  for await (const block of fitted.blocks()) {
    const assays = Object.values(withShownNames(block).assays);
    return assays.length === 1 ? featureNames(assays[0]!) : [];
  }
  return [];
}

function check({ memory, rows, encoderSamples }: Chosen): void {
  requireOption(
    rows === null || (Number.isInteger(rows) && rows >= 1),
    step,
    `Option "rows" is ${JSON.stringify(rows)}, but a whole number of at least 1 is expected.`,
    "Use null for blocks of a good size.",
  );
  requireOption(
    typeof memory === "number" && memory >= 0,
    step,
    `Option "memory" is ${JSON.stringify(memory)}, but a number of MiB is expected.`,
    "Use 1024.",
  );
  requireOption(
    Number.isInteger(encoderSamples) && encoderSamples >= 2,
    step,
    `Option "encoderSamples" is ${JSON.stringify(encoderSamples)}, but a whole number of at least 2 is expected.`,
    "Use 5000.",
  );
}
