import type { Context, ProgressEvent } from "../context.js";
import { type Cohort, cohortSamples } from "../data/cohort.js";
import { shuffleFeatures } from "../encoders/drawing/shuffle-features.js";
import type { EncoderState } from "../encoders/encoder.js";
import type { AnyStep } from "../step.js";

/** The encoder that draws each assay by itself, and its options. */
export interface OwnEncoder {
  readonly step: AnyStep;
  readonly options: object;
}

/** Samples on which an assay was measured, with that assay alone. */
export interface OneAssay {
  readonly cohort: Cohort;
  /** Row of each in the whole cohort. */
  readonly rows: Int32Array;
}

/** The part of a cohort that a classifier of one assay sees. */
export function oneAssay(whole: Cohort, name: string): OneAssay {
  const assay = whole.assays[name]!;
  const rows = Int32Array.from(assay.measured.keys()).filter((row) => assay.measured[row] === 1);
  const { samples, roles } = whole;
  return { cohort: cohortSamples({ samples, roles, assays: { [name]: assay } }, rows), rows };
}

/** What an encoder learns of one assay; with `shuffled`, features have exchanged their places. */
export async function fitOwnEncoder(
  { step, options }: OwnEncoder,
  train: Cohort,
  shuffled: boolean,
  ctx: Context,
): Promise<unknown> {
  const state = (await step.fit(train, options, ctx)) as EncoderState;
  return shuffled ? shuffleFeatures(state, ctx.random.fork("shuffledLayout")) : state;
}

/**
 * The context of one of several classifiers of a job: its trainings are told as some of the job's, and count for it.
 *
 * @param index of the assay, of how many
 */
export function contextOf(ctx: Context, name: string, index: number, of: number): Context {
  const progress = (event: ProgressEvent) => {
    const trains = ["update", "epoch", "resources", "stopped", "resumed"].includes(event.kind);
    if (!trains) return ctx.progress(event);
    const { member = 0, members = 1 } = event as { member?: number; members?: number };
    ctx.progress({ ...event, member: index * members + member, members: of * members } as ProgressEvent);
  };
  const { enough } = ctx;
  return {
    ...ctx,
    random: ctx.random.fork(`assay ${name}`),
    progress,
    ...(enough
      ? {
          enough: {
            begin: (planned: number) => enough.begin(planned * of),
            count: () => enough.count(),
            ends: () => enough.ends(),
          },
        }
      : {}),
  };
}
