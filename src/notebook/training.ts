import type { RunResult } from "../omics/result.js";
import { counted, percentWithSpread } from "../report/numbers.js";
import { Model } from "./model.js";
import type { TrainingState } from "./state.js";
import { TrainingLog } from "./training-log.js";
import { finishedTraining } from "./training-parts.js";
import { trainingStill } from "./training-still.js";
import { NotebookView } from "./view.js";

/** Loss and accuracy of every fold, live while they train; a button ends the training and keeps what was learnt. */
export class TrainingView extends NotebookView<TrainingState> {
  constructor(state: TrainingState) {
    super(new Model("Training", state));
  }

  /** What writes a run into this view; the run is told of it by `observeRuns`. */
  log(): TrainingLog {
    return new TrainingLog(this.model);
  }

  get svg(): string {
    return trainingStill(this.#state, this.text);
  }

  get text(): string {
    const { title, message, warnings } = this.#state;
    const noted = warnings.length > 0 ? ` (${warnings.length} warnings)` : "";
    return `${title}, ${message}${noted}`;
  }

  get #state(): TrainingState {
    const names = ["title", "status", "message", "parts", "updates", "epochs", "seconds", "warnings"] as const;
    return Object.fromEntries(names.map((name) => [name, this.model.get(name)])) as unknown as TrainingState;
  }
}

const watched = new WeakMap<RunResult, TrainingView>();

/** Has a result shown by the view that watched it. */
export function rememberTraining(result: RunResult, view: TrainingView): void {
  watched.set(result, view);
}

/** The training of a finished run: as it was watched, or else as its result tells it. */
export function trainingOf(result: RunResult): TrainingView {
  const known = watched.get(result);
  if (known) return known;
  const { mean, sd, folds } = result;
  const message = `finished: accuracy ${percentWithSpread(mean.accuracy, sd.accuracy)} over ${counted(folds.length, "fold")}`;
  const view = new TrainingView({ ...finishedTraining(result), message });
  watched.set(result, view);
  return view;
}
