import type { Engine } from "./engine/engine.js";
import type { Random } from "./random.js";

/** One of the jobs that a run is made of. */
export interface JobName {
  /** Number of the test fold, counted from 0; -1 = the final model, which learns from all samples. */
  readonly fold: number;
  /** The control it belongs to; absent for the study's own folds and the final model. */
  readonly control?: string;
  /** The method it judges, where several are compared. */
  readonly method?: string;
}

/** One network's training in a job. */
export interface TrainingName extends JobName {
  /** Number of the network in an ensemble, counted from 0; absent where a job trains a single network. */
  readonly member?: number;
  /** Networks of that ensemble. */
  readonly members?: number;
}

/** Something that happened during a run. Kinds are open: listeners ignore what they do not know. */
export type ProgressEvent =
  | { readonly kind: "phase"; readonly phase: string; readonly detail?: string }
  | ({ readonly kind: "step"; readonly step: string; readonly done: number; readonly of: number } & Partial<JobName>)
  /** All that will run, in order, and how many at once; told once, before the first begins. */
  | { readonly kind: "jobs"; readonly jobs: readonly JobName[]; readonly lanes: number }
  /** A job begins or ends; "skipped": it will not run, or what it had begun is dropped. */
  | ({ readonly kind: "job"; readonly state: "begun" | "ended" | "skipped" } & JobName)
  /** The weights were updated. At most about 20 a second of a training are told, but the last of each epoch always. */
  | ({
      readonly kind: "update";
      /** Counted from 1. */
      readonly update: number;
      /** Updates of this training. */
      readonly updates: number;
      /** Of this update's batch, as the network met it (with noise and dropout). */
      readonly loss: number;
      readonly accuracy: number;
    } & TrainingName)
  /** Every epoch of every training is told. */
  | ({
      readonly kind: "epoch";
      readonly epoch: number;
      readonly epochs: number;
      readonly loss: number;
      readonly accuracy: number;
      readonly validationLoss?: number;
      readonly validationAccuracy?: number;
      /** Wall-clock time of the epoch, with the look at watched rows that ends some. */
      readonly seconds: number;
    } & TrainingName)
  /** Told about once a second by each training, and at its end. */
  | ({
      readonly kind: "resources";
      /** Resident memory of the process that trains, MiB. */
      readonly memory: number;
      /** Training images a second, since this was told last. */
      readonly imagesPerSecond: number;
    } & TrainingName)
  /** A training goes on where an earlier run was broken off. */
  | ({
      readonly kind: "resumed";
      /** The last epoch that had been kept, of how many. */
      readonly epoch: number;
      readonly epochs: number;
    } & TrainingName)
  /** A training ended early, because that was enough, or because its validation rows had long not been told better. */
  | ({
      readonly kind: "stopped";
      /** The epoch whose weights were kept. */
      readonly epoch: number;
      /** The last update, of how many. */
      readonly update: number;
      readonly updates: number;
    } & TrainingName)
  | {
      readonly kind: "fold";
      readonly fold: number;
      /** The method that was judged, where several are compared. */
      readonly method?: string;
      readonly of: number;
      readonly accuracy: number;
      readonly seconds: number;
    }
  /** A look at data that come in blocks; told after each block. */
  | {
      readonly kind: "look";
      /** The step that learns, or "reading". */
      readonly step: string;
      /** Looks that have ended, and all of them. */
      readonly look: number;
      readonly looks: number;
      /** Share of all looks that is done, 0 … 1. */
      readonly share: number;
      /** Left at the pace so far; absent while it is not known. */
      readonly secondsLeft?: number;
    }
  | {
      readonly kind: "warning";
      readonly step: string;
      readonly message: string;
      /** Samples that were dropped, where the warning is about them. */
      readonly dropped?: number;
    };

/** Lets the trainings of a job end before their time with what they have learnt. */
export interface Enough {
  /**
   * A training begins.
   *
   * @param planned updates of all trainings of the job
   * @throws Aborted where it is enough already and nothing has been learnt that could be kept
   */
  begin(planned: number): void;
  /** An update was made. */
  count(): void;
  /** Asked after each update but a training's last, and before each further network: whether to end here. */
  ends(): boolean;
}

/** Keeps trainings on disk while they run, so that one that was broken off goes on. */
export interface Checkpoints {
  get(name: string): Uint8Array | undefined;
  /** Whole or not at all: what was there before stays until the new one is complete. @returns false where it cannot be kept */
  put(name: string, content: readonly Uint8Array[]): Promise<boolean>;
  /** Where it lies, for messages. */
  fileOf(name: string): string;
}

/** What every step is handed beside its data: randomness, a way to stop, a way to tell, and the tensor engine. */
export interface Context {
  /** Seeded for this step alone; steps never share a stream. */
  readonly random: Random;
  readonly signal?: AbortSignal;
  /** Only for what trains. */
  readonly enough?: Enough;
  /** Only for what trains. */
  readonly checkpoints?: Checkpoints;
  readonly progress: (event: ProgressEvent) => void;
  readonly engine: Engine;
}

/** Tells the user about something that does not stop the run but that she should know. */
export function warn(ctx: Pick<Context, "progress">, step: string, message: string): void {
  ctx.progress({ kind: "warning", step, message });
}
