import { reachOf } from "../../../src/notebook/shared/training-lines.js";
import type { EpochPoint, TrainingPart, UpdatePoint } from "../../../src/notebook/state.js";

export type Measure = "loss" | "accuracy";

/** One line, of one network of one part. `x` counts updates or epochs, whichever was told. */
export interface Curve {
  readonly part: number;
  readonly kind: "updates" | "training" | "held out";
  readonly x: number[];
  readonly loss: number[];
  readonly accuracy: number[];
}

/** Everything that was ever told, as lines; nothing is left out here, only in drawing. */
export class Curves {
  /** Greatest loss so far. */
  greatest = 0;
  readonly #curves = new Map<string, Curve>();

  get all(): Iterable<Curve> {
    return this.#curves.values();
  }

  addUpdates(points: readonly UpdatePoint[]): void {
    for (const [part, member, update, loss, accuracy] of points)
      this.#add("updates", part, member, update, loss, accuracy);
  }

  addEpochs(points: readonly EpochPoint[]): void {
    for (const [part, member, epoch, loss, accuracy, heldOutLoss, heldOutAccuracy] of points) {
      this.#add("training", part, member, epoch, loss, accuracy);
      this.#add("held out", part, member, epoch, heldOutLoss, heldOutAccuracy);
    }
  }

  #add(
    kind: Curve["kind"],
    part: number,
    member: number,
    x: number,
    loss: number | null,
    accuracy: number | null,
  ): void {
    if (loss === null || accuracy === null || !Number.isFinite(loss)) return;
    const key = `${kind} ${part} ${member}`;
    let curve = this.#curves.get(key);
    if (!curve) this.#curves.set(key, (curve = { kind, part, x: [], loss: [], accuracy: [] }));
    curve.x.push(x);
    curve.loss.push(loss);
    curve.accuracy.push(accuracy);
    if (loss > this.greatest) this.greatest = loss;
  }
}

export interface Axis {
  readonly unit: "epoch" | "update";
  /** Where the axis ends. */
  readonly last: number;
  /** Length of a whole training. */
  readonly whole: number;
}

/**
 * The axis of a training: epochs as soon as their number is known, updates before.
 *
 * @param ended then it reaches as far as the trainings came, which a stop may have cut short; before, to their planned end
 */
export function axisOf(parts: readonly TrainingPart[], ended: boolean): Axis {
  const most = (of: (part: TrainingPart) => number) => parts.reduce((top, part) => Math.max(top, of(part)), 0);
  const unit = parts.some(({ epochs }) => epochs > 0) ? "epoch" : "update";
  const length = (part: TrainingPart) => (unit === "epoch" ? part.epochs : part.updates);
  const whole = Math.max(1, most(length));
  const reached = most((part) => Math.ceil(length(part) * reachOf(part)));
  return { unit, last: ended && reached > 0 ? reached : whole, whole };
}

/** What one step of a curve's `x` is on that axis. */
export function stepOf(curve: Curve, part: TrainingPart | undefined, { unit, whole }: Axis): number {
  if (curve.kind !== "updates" || unit === "update") return 1;
  // A part of which no epoch has ended yet is as long as the others.
  return part && part.updates > 0 ? (part.epochs || whole) / part.updates : 1;
}
