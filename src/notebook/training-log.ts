import type { JobName, ProgressEvent } from "../context.js";
import { isOmixelError } from "../errors.js";
import { RemainingTime } from "../omics/remaining-time.js";
import type { RunObserver } from "../omics/run-observers.js";
import type { StudyResult } from "../omics/study-result.js";
import { counted, percentWithSpread } from "../report/numbers.js";
import type { Model } from "./model.js";
import type { TrainingPart, TrainingState } from "./state.js";
import { historyPoints, partOf, withLast } from "./training-parts.js";

/** Numbers beside the curves are told so often: the eye reads no faster. */
const TICK_MS = 250;

/** Of a job, this share is its training; predicting and explaining come after it. */
const TRAINING_SHARE = 0.9;

const phases: Readonly<Record<string, string>> = {
  read: "reading the table",
  check: "checking the samples",
  split: "splitting into folds",
  folds: "training",
  collect: "collecting the results",
};

type Mutable<T> = { -readonly [Name in keyof T]: T[Name] };

/** What a run tells, written into the state of its view, from the run's start to its end. */
export class TrainingLog implements Required<RunObserver> {
  readonly #model: Model<TrainingState>;
  readonly #clock: () => number;
  readonly #started: number;
  readonly #enough = new AbortController();
  readonly #remaining = new RemainingTime();
  readonly #parts: Mutable<TrainingPart>[];
  readonly #index = new Map<string, number>();
  readonly #begun = new Map<number, number>();
  readonly #resources = new Map<number, { memory: number; imagesPerSecond: number }>();
  readonly #warnings = new Set<string>();
  readonly #timer: NodeJS.Timeout;
  #ended = false;

  /** @param clock seconds from any start */
  constructor(model: Model<TrainingState>, clock: () => number = () => performance.now() / 1000) {
    [this.#model, this.#clock, this.#started] = [model, clock, clock()];
    this.#parts = model.get("parts").map((part) => ({ ...part }));
    this.#timer = setInterval(() => this.#write(), TICK_MS).unref();
    model.on("change:stop", (stop) => {
      if (stop === true && !this.#ended) this.#stop();
    });
  }

  /** Fires when the person has seen enough. */
  get enough(): AbortSignal {
    return this.#enough.signal;
  }

  readonly onProgress = (event: ProgressEvent): void => {
    this.#remaining.take(event, this.#clock());
    if (event.kind === "update") this.#update(event);
    else if (event.kind === "epoch") this.#epoch(event);
    else if (event.kind === "resources") this.#resources.set(this.#partAt(event), event);
    else if (event.kind === "step" && event.fold !== undefined) this.#step(event as typeof event & JobName);
    else if (event.kind === "job") this.#job(event);
    else if (event.kind === "jobs") this.#jobs(event.jobs);
    else if (event.kind === "fold") this.#parts[this.#partAt({ fold: event.fold })]!.heldOut = event.accuracy;
    else if (event.kind === "warning") this.#warnings.add(`${event.step}: ${event.message}`);
    else if (event.kind === "phase" && !this.#enough.signal.aborted)
      this.#model.set({ message: phases[event.phase] ?? event.phase });
  };

  readonly onEnd = (end: StudyResult | Error): void => {
    this.#ended = true;
    clearInterval(this.#timer);
    this.#resources.clear();
    if (end instanceof Error) this.#failed(end);
    else this.#finished(end);
  };

  #stop(): void {
    this.#enough.abort();
    this.#model.set({ status: "stopping", message: "stopping: what was learnt is kept, scored and explained" });
    this.#write();
  }

  #jobs(jobs: readonly JobName[]): void {
    this.#parts.splice(0, Infinity, ...jobs.map(partOf));
    this.#index.clear();
    for (const [index, job] of jobs.entries()) this.#index.set(keyOf(job), index);
    this.#write();
  }

  #job({ state, ...job }: ProgressEvent & { kind: "job" }): void {
    const index = this.#partAt(job);
    const part = this.#parts[index]!;
    if (state === "begun") {
      this.#begun.set(index, this.#clock());
      part.status = "running";
    } else {
      this.#resources.delete(index);
      this.#time(index);
      const short = part.update < part.updates || part.member + 1 < part.members;
      part.status = state === "skipped" ? "skipped" : this.#enough.signal.aborted && short ? "stopped" : "done";
      part.step = "";
    }
    this.#write();
  }

  #update(event: ProgressEvent & { kind: "update" }): void {
    const { member = 0, members = 1, update, updates, loss, accuracy } = event;
    const index = this.#partAt(event);
    Object.assign(this.#parts[index]!, { member, members, update, updates, step: "" });
    this.#model.append("updates", [[index, member, update, loss, accuracy]]);
  }

  #epoch(event: ProgressEvent & { kind: "epoch" }): void {
    const { member = 0, epoch, epochs, loss, accuracy, validationLoss = null, validationAccuracy = null } = event;
    const index = this.#partAt(event);
    const part = this.#parts[index]!;
    // The axis of the curves counts epochs: the first one must not wait for the next tick.
    const first = part.epochs === 0;
    Object.assign(part, { epochs, loss, accuracy, heldOut: validationAccuracy ?? part.heldOut });
    if (first) this.#write();
    this.#model.append("epochs", [[index, member, epoch, loss, accuracy, validationLoss, validationAccuracy]]);
  }

  #step(event: ProgressEvent & { kind: "step" } & JobName): void {
    const { step, done, of } = event;
    this.#parts[this.#partAt(event)]!.step = `${step}, ${done} of ${of}`;
  }

  #finished(study: StudyResult): void {
    const { folds, mean, sd, warnings } = study.data;
    // A fold that came from the cache has told nothing; its result has its history.
    for (const [at, { fold, metrics }] of folds.entries()) {
      const index = this.#partAt({ fold });
      const silent = !this.#model.get("epochs").some(([part]) => part === index);
      if (silent) {
        const points = historyPoints(study.data, at, index);
        Object.assign(this.#parts[index]!, withLast(this.#parts[index]!, points, index));
        this.#model.append("epochs", points);
      }
      this.#parts[index]!.heldOut = metrics.accuracy;
    }
    const score = `accuracy ${percentWithSpread(mean.accuracy, sd.accuracy)} over ${counted(folds.length, "fold")}`;
    const cut = this.#parts.filter(({ status }) => status === "stopped");
    const longest = cut.reduce<TrainingPart | undefined>((a, b) => (a && a.update >= b.update ? a : b), undefined);
    const isStopped = cut.length > 0 || this.#parts.some(({ status }) => status === "skipped");
    const where = longest ? ` at update ${longest.update} of ${longest.updates}` : "";
    this.#warnings.clear();
    for (const warning of warnings) this.#warnings.add(warning);
    this.#model.set({
      status: isStopped ? "stopped" : "done",
      message: isStopped ? `stopped${where}: ${score}` : `finished: ${score}`,
      share: 1,
    });
    this.#write();
  }

  #failed(error: Error): void {
    for (const [index, part] of this.#parts.entries()) {
      this.#time(index);
      if (part.status === "running") Object.assign(part, { status: "interrupted", step: "" });
      else if (part.status === "waiting") part.status = "skipped";
    }
    const isStopped = isOmixelError(error) && error.tag === "Aborted";
    this.#model.set({
      status: isStopped ? "interrupted" : "failed",
      message: isStopped
        ? `interrupted: ${error.message}`
        : `failed: ${isOmixelError(error) ? String(error) : error.message}`,
    });
    this.#write();
  }

  /** Everything but the curves. */
  #write(): void {
    for (const index of this.#parts.keys()) this.#time(index);
    const now = this.#clock();
    // After Stop, the jobs that were still to come never run.
    const left = this.#ended || this.#enough.signal.aborted ? undefined : this.#remaining.left(now);
    const resources = [...this.#resources.values()];
    const sum = (of: (one: (typeof resources)[number]) => number) =>
      resources.length === 0 ? null : resources.reduce((total, one) => total + of(one), 0);
    this.#model.set({
      parts: this.#parts.map((part) => ({ ...part })),
      seconds: now - this.#started,
      // After the last fold there is still something to do, of which nothing is known.
      secondsLeft: left === undefined || left < 1 ? null : left,
      memory: sum(({ memory }) => memory),
      processes: resources.length,
      imagesPerSecond: sum(({ imagesPerSecond }) => imagesPerSecond),
      warnings: [...this.#warnings],
      ...(this.#ended ? {} : { share: this.#share() }),
    });
  }

  #share(): number {
    if (this.#parts.length === 0) return 0;
    const shares = this.#parts.map(({ status, member, members, update, updates }) => {
      if (status === "waiting") return 0;
      if (status !== "running") return 1;
      return updates === 0 ? 0 : (TRAINING_SHARE * (member + update / updates)) / members;
    });
    return Math.min(0.99, shares.reduce((sum, share) => sum + share, 0) / shares.length);
  }

  /** How long a part that runs has lasted. */
  #time(index: number): void {
    const part = this.#parts[index]!;
    if (part.status === "running") part.seconds = this.#clock() - this.#begun.get(index)!;
  }

  /** Where the job stands among the parts; one that was never announced is put at their end. */
  #partAt({ fold, control }: JobName): number {
    const job = { fold, ...(control === undefined ? {} : { control }) };
    const known = this.#index.get(keyOf(job));
    if (known !== undefined) return known;
    const { name } = partOf(job);
    let index = this.#parts.findIndex((part) => part.name === name);
    if (index < 0) index = this.#parts.push(partOf(job)) - 1;
    this.#index.set(keyOf(job), index);
    return index;
  }
}

function keyOf({ fold, control = "" }: JobName): string {
  return `${fold} ${control}`;
}
