import { type Context, type ProgressEvent, warn } from "../../context.js";
import { type Cohort, cohortSamples, sampleCount } from "../../data/cohort.js";
import { joinSamples } from "../../data/join-samples.js";
import { OmixelError, throwIfAborted } from "../../errors.js";
import { prepare } from "../../prepare/registry.js";
import type { AnyStep } from "../../step.js";
import {
  contextOf,
  implementationOf,
  judgeSamples,
  keptSamples,
  named,
  noSampleLeft,
  type PipelineContext,
} from "../pipeline.js";
import type { PlanStep } from "../plan.js";
import type { BlockSource } from "./source.js";
import { HeldBlocks } from "./held-blocks.js";
import { Looks } from "./looks.js";

interface Fitted {
  readonly name: string;
  readonly step: AnyStep;
  readonly options: Readonly<object>;
  readonly state: unknown;
  readonly ctx: Context;
}

/** How blocks are gone through. */
export interface FitBlocksOptions {
  /** Bytes of blocks that may be held in memory. */
  readonly memory: number;
  /** Samples, chosen at random, that an encoder learns from. */
  readonly encoderSamples: number;
}

/** The steps of a plan with what they learnt from blocks, and the blocks as the last of them leaves them. */
export class FittedBlocks {
  readonly #steps: readonly PlanStep[];
  readonly #source: BlockSource;
  readonly #held: HeldBlocks;
  readonly #ctx: PipelineContext;
  readonly #options: FitBlocksOptions;
  readonly #fitted: Fitted[] = [];
  readonly #looks: Looks;
  /** Samples of each block that pass the filters, once it was seen. */
  readonly #selected: Uint8Array[] = [];
  #samples = 0;
  #counted = false;

  private constructor(
    steps: readonly PlanStep[],
    source: BlockSource,
    ctx: PipelineContext,
    options: FitBlocksOptions,
  ) {
    this.#steps = steps;
    this.#source = source;
    this.#ctx = ctx;
    this.#options = options;
    this.#held = new HeldBlocks(source, options.memory);
    this.#looks = new Looks(looksOf(steps, ctx), ctx.progress);
  }

  /** @throws UnsuitableData for a step that has to see all samples at once; what the steps throw; Aborted */
  static async fit(
    steps: readonly PlanStep[],
    source: BlockSource,
    ctx: PipelineContext,
    options: FitBlocksOptions,
  ): Promise<FittedBlocks> {
    requireBlockwise(steps);
    const blocks = new FittedBlocks(steps, source, ctx, options);
    for (const [index, recorded] of steps.entries()) {
      const { name, step, options: own } = implementationOf(recorded);
      const context = contextOf(ctx, name, index);
      const state = await named(name, () => blocks.#learn(step, own, context));
      blocks.#fitted.push({ name, step, options: own, state, ctx: context });
    }
    if (!blocks.#counted) await blocks.#look(() => undefined);
    const dropped = source.rows - blocks.#samples;
    if (dropped > 0) warn(ctx, "stream", `${dropped} of ${source.rows} samples are dropped by the filters.`);
    return blocks;
  }

  /** Samples that passed the filters. */
  get samples(): number {
    return this.#samples;
  }

  /** The blocks through all steps. */
  async *blocks(): AsyncGenerator<Cohort> {
    yield* this.#blocks(() => undefined);
  }

  async #learn(step: AnyStep, options: Readonly<object>, ctx: Context): Promise<unknown> {
    if (!step.learner) return step.fit(await this.#someSamples(), options, ctx);
    const learner = step.learner(options, ctx);
    if (learner.looks === 0) {
      for await (const block of this.#blocks(() => undefined)) {
        learner.add(block);
        break;
      }
      return learner.state();
    }
    for (;;) {
      await this.#look((block) => learner.add(block));
      const state: unknown = learner.state();
      if (state !== undefined) return state;
    }
  }

  /** One look at all blocks as the steps so far leave them. */
  async #look(use: (block: Cohort) => void): Promise<void> {
    for await (const block of this.#blocks((share) => this.#looks.tell(share))) use(block);
    this.#looks.end();
    if (this.#held.inMemory) this.#looks.fromMemory();
  }

  async *#blocks(seen: (share: number) => void): AsyncGenerator<Cohort> {
    const { signal } = this.#ctx;
    const through = this.#fitted.length;
    let samples = 0;
    for await (const block of this.#held.blocks(
      through,
      (block, number, from) => this.#change(block, number, from),
      seen,
    )) {
      throwIfAborted(signal);
      samples += sampleCount(block);
      yield block;
      // Blocks are worked on in one go; between them others have their turn, such as who wants it stopped.
      await new Promise((resolve) => setImmediate(resolve));
    }
    if (samples === 0) {
      const filters = this.#steps.map(implementationOf).filter(({ step }) => step.select);
      throw noSampleLeft(filters.at(-1)?.name ?? "reading", this.#source.rows);
    }
    this.#samples = samples;
    this.#counted = true;
  }

  async #change(block: Cohort, number: number, from: number): Promise<Cohort | undefined> {
    let changed = from < 0 ? this.#select(block, number) : block;
    for (const { name, step, options, state, ctx } of this.#fitted.slice(Math.max(0, from))) {
      if (!changed) return undefined;
      const before = changed;
      changed = await named(name, async () => step.apply(before, state, options, ctx));
    }
    return changed;
  }

  /** Rows are judged by their own values alone, so that a block needs no other. */
  #select(block: Cohort, number: number): Cohort | undefined {
    const kept = (this.#selected[number] ??= judgeSamples(this.#steps, block, this.#withoutDropped).kept);
    return kept.includes(1) ? keptSamples(block, kept) : undefined;
  }

  /** How many samples are dropped is told once, in all. */
  readonly #withoutDropped = (event: ProgressEvent): void => {
    if (event.kind !== "warning" || event.dropped === undefined) this.#ctx.progress(event);
  };

  /** A random choice of samples as the steps so far leave them, in order. */
  async #someSamples(): Promise<Cohort> {
    if (!this.#counted) await this.#look(() => undefined);
    const wanted = Math.min(this.#options.encoderSamples, this.#samples);
    const random = this.#ctx.random.fork("encoder samples");
    const parts: Cohort[] = [];
    let [seen, taken] = [0, 0];
    // Each sample with the chance that leaves exactly as many as wanted (Knuth, algorithm S).
    await this.#look((block) => {
      const rows: number[] = [];
      for (let row = 0; row < sampleCount(block); row++, seen++)
        if (random.next() * (this.#samples - seen) < wanted - taken) {
          rows.push(row);
          taken++;
        }
      if (rows.length > 0) parts.push(cohortSamples(block, rows));
    });
    return joinSamples(parts);
  }
}

/** Names of the steps that look at every block, once for each look. */
function looksOf(steps: readonly PlanStep[], ctx: PipelineContext): string[] {
  const looks: string[] = [];
  for (const [index, recorded] of steps.entries()) {
    const { name, step, options } = implementationOf(recorded);
    // An encoder chooses among samples that were counted before.
    const count = step.learner?.(options, contextOf(ctx, name, index)).looks ?? (looks.length > 0 ? 1 : 2);
    for (let look = 0; look < count; look++) looks.push(name);
  }
  return looks.length > 0 ? looks : ["reading"];
}

function requireBlockwise(steps: readonly PlanStep[]): void {
  for (const recorded of steps) {
    const { name, step } = implementationOf(recorded);
    if (step.learner || recorded.verb === "encode") continue;
    const able = Object.values<AnyStep>(prepare).flatMap((each) => (each.learner ? [each.name] : []));
    throw new OmixelError(
      "UnsuitableData",
      `${name} has to see all samples at once, so it cannot learn from blocks.`,
      `These can: ${able.join(", ")}; or read the whole table with .table().`,
      { step: name },
    );
  }
}
