import type { JobName, ProgressEvent } from "../../src/context.js";
import type { PlanJson } from "../../src/omics/plan.js";

export const plan: PlanJson = {
  omixel: 1,
  source: { simulate: {} },
  seed: 1,
  steps: [
    { verb: "encode", method: "saliencyRgb", options: {} },
    { verb: "classify", method: "smallCnn", options: { folds: 3, controls: ["shuffledLayout"] } },
  ],
};

export const jobs: readonly JobName[] = [
  { fold: 0 },
  { fold: 1 },
  { fold: 2 },
  { fold: -1 },
  { fold: 0, control: "shuffledLayout" },
  { fold: 1, control: "shuffledLayout" },
  { fold: 2, control: "shuffledLayout" },
];

/** What one job tells while it trains, from its begin to `until` of its updates. */
export function training(
  job: JobName,
  {
    epochs = 10,
    perEpoch = 5,
    until = epochs * perEpoch,
    looks = 5,
  }: { readonly epochs?: number; readonly perEpoch?: number; readonly until?: number; readonly looks?: number } = {},
): ProgressEvent[] {
  const events: ProgressEvent[] = [{ kind: "job", state: "begun", ...job }];
  const updates = epochs * perEpoch;
  const floor = job.control ? 1.2 : 0.1 + 0.05 * job.fold;
  const lossAt = (update: number) => floor + 1.4 * Math.exp((-4 * update) / updates);
  for (let update = 1; update <= until; update++) {
    const loss = lossAt(update) + 0.2 * Math.sin(7 * update + job.fold);
    events.push({ kind: "update", ...job, update, updates, loss, accuracy: Math.min(1, Math.exp(-loss / 2)) });
    if (update % perEpoch > 0) continue;
    const epoch = update / perEpoch;
    const loss_ = lossAt(update);
    const look = job.fold >= 0 && epoch % Math.ceil(epochs / looks) === 0;
    events.push({
      kind: "epoch",
      ...job,
      epoch,
      epochs,
      loss: loss_,
      accuracy: Math.exp(-loss_ / 2),
      ...(look ? { validationLoss: loss_ + 0.2, validationAccuracy: 0.9 * Math.exp(-loss_ / 2) } : {}),
      seconds: 0.1,
    });
  }
  events.push({ kind: "resources", ...job, memory: 512, imagesPerSecond: 100 });
  return events;
}

/** A whole run's events but its end. */
export function wholeRun(options?: Parameters<typeof training>[1]): ProgressEvent[] {
  return [
    { kind: "phase", phase: "read" },
    { kind: "phase", phase: "folds" },
    { kind: "jobs", jobs, lanes: 2 },
    ...jobs.flatMap((job): ProgressEvent[] => [
      ...training(job, options),
      { kind: "job", state: "ended", ...job },
      ...(job.fold >= 0 && !job.control
        ? [{ kind: "fold", fold: job.fold, of: 3, accuracy: 0.9, seconds: 2 } as const]
        : []),
    ]),
    { kind: "warning", step: "engine", message: "slow <b>backend</b>" },
    { kind: "phase", phase: "collect" },
  ];
}
