import type { JobName } from "../context.js";
import type { RunResult } from "../omics/result.js";
import { foldCount } from "../evaluate/fold-rows.js";
import { evaluateDefaults, type EvaluateOptions } from "../omics/options.js";
import { type PlanJson, stepOf } from "../omics/plan.js";
import { classColour } from "../report/palette.js";
import type { EpochPoint, TrainingPart, TrainingState } from "./state.js";

/** The final model belongs to no fold, so it has no fold's colour; this one is seen on white and on black. */
const finalColour = "#7d8590";

const controlNames: Readonly<Record<string, string>> = {
  shuffledLayout: "shuffled layout",
  shuffledLabels: "shuffled labels",
};

/** A part of which nothing is known but its name. */
export function partOf({ fold, control }: JobName): TrainingPart {
  const own = fold < 0 ? "final model" : `fold ${fold + 1}`;
  return {
    name: control === undefined ? own : `${controlNames[control] ?? control}, ${own}`,
    colour: fold < 0 ? finalColour : classColour(fold),
    control: control !== undefined,
    status: "waiting",
    step: "",
    members: 1,
    member: 0,
    update: 0,
    updates: 0,
    epochs: 0,
    loss: null,
    accuracy: null,
    heldOut: null,
    seconds: null,
  };
}

/** A training that has not begun. What the plan tells of its parts is shown at once, so that nothing moves later. */
export function waitingTraining(plan: PlanJson): TrainingState {
  return {
    title: titleOf(plan),
    status: "running",
    message: "starting",
    stop: false,
    share: 0,
    seconds: 0,
    secondsLeft: null,
    memory: null,
    processes: 0,
    imagesPerSecond: null,
    parts: plannedJobs(plan).map(partOf),
    updates: [],
    epochs: [],
    warnings: [],
  };
}

/** The training of a finished run, as far as its result tells of it. */
export function finishedTraining(result: RunResult): TrainingState {
  const { folds, plan, phases, warnings } = result;
  const parts = folds.map(({ fold, metrics, seconds }): TrainingPart => {
    const part = partOf({ fold });
    return { ...part, status: "done", heldOut: metrics.accuracy, seconds };
  });
  const epochs = folds.flatMap((_, index) => historyPoints(result, index, index));
  return {
    ...waitingTraining({ ...(plan as unknown as PlanJson), steps: [] }),
    title: titleOf(plan as unknown as PlanJson),
    status: "done",
    share: 1,
    seconds: phases.reduce((sum, phase) => sum + phase.seconds, 0),
    parts: parts.map((part, index) => withLast(part, epochs, index)),
    epochs,
    warnings: [...warnings],
  };
}

/** The epochs of a result's fold, as points of a part. */
export function historyPoints({ folds }: RunResult, index: number, part: number): EpochPoint[] {
  return folds[index]!.history.flatMap((records, member) =>
    records.map(({ epoch, loss, accuracy, validationLoss = null, validationAccuracy = null }): EpochPoint => [
      part,
      member,
      epoch,
      loss,
      accuracy,
      validationLoss,
      validationAccuracy,
    ]),
  );
}

/** A part with what its last epoch says. */
export function withLast(part: TrainingPart, points: readonly EpochPoint[], index: number): TrainingPart {
  const own = points.filter(([of]) => of === index);
  const last = own.at(-1);
  if (!last) return part;
  const [, member, , loss, accuracy] = last;
  return { ...part, member, members: member + 1, epochs: Math.max(...own.map(([, , epoch]) => epoch)), loss, accuracy };
}

function titleOf(plan: PlanJson): string {
  const classify = stepOf(plan, "classify");
  if (!classify) return "Training";
  return classify.options["recipe"] === "auto" ? 'Training of the recipe "auto"' : `Training of ${classify.method!}`;
}

/** What will run, as far as the plan alone tells; the run's own list replaces it. */
function plannedJobs(plan: PlanJson): JobName[] {
  const classify = stepOf(plan, "classify");
  if (!classify) return [];
  const { folds, controls, repeats } = { ...evaluateDefaults, ...classify.options } as EvaluateOptions;
  const count = typeof folds === "number" ? folds : folds instanceof Int32Array ? foldCount(folds) : folds.length;
  const numbers = Array.from({ length: count * repeats }, (_, fold) => fold);
  return [
    ...numbers.map((fold) => ({ fold })),
    { fold: -1 },
    ...controls.flatMap((control) => numbers.map((fold) => ({ fold, control }))),
  ];
}
