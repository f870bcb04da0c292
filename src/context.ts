import type { Engine } from "./engine/engine.js";
import type { Random } from "./random.js";

/** Something that happened during a run. Kinds are open: listeners ignore what they do not know. */
export type ProgressEvent =
  | { readonly kind: "phase"; readonly phase: string; readonly detail?: string }
  | { readonly kind: "step"; readonly step: string; readonly fold?: number; readonly done: number; readonly of: number }
  | {
      readonly kind: "epoch";
      readonly fold: number;
      readonly member?: number;
      readonly epoch: number;
      readonly epochs: number;
      readonly loss: number;
      readonly accuracy: number;
      readonly validationLoss?: number;
      readonly validationAccuracy?: number;
    }
  | {
      readonly kind: "fold";
      readonly fold: number;
      readonly of: number;
      readonly accuracy: number;
      readonly seconds: number;
    }
  | { readonly kind: "warning"; readonly step: string; readonly message: string };

/** What every step is handed beside its data: randomness, a way to stop, a way to tell, and the tensor engine. */
export interface Context {
  /** Seeded for this step alone; steps never share a stream. */
  readonly random: Random;
  readonly signal?: AbortSignal;
  readonly progress: (event: ProgressEvent) => void;
  readonly engine: Engine;
}

/** Tells the user about something that does not stop the run but that she should know. */
export function warn(ctx: Pick<Context, "progress">, step: string, message: string): void {
  ctx.progress({ kind: "warning", step, message });
}
