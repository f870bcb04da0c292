import type { JobName, ProgressEvent } from "../context.js";

/** Updates that must have been seen before a training's pace is believed: the first ones are slower than the others. */
const LEAST_UPDATES = 5;

/** Until a job has ended, predicting and explaining its test rows is taken to last so much of its training. */
const AFTER_SHARE = 0.1;

/** A count of updates at a time, seconds. */
interface Mark {
  readonly at: number;
  readonly done: number;
}

/** What is known of one job; times in seconds. */
interface Course {
  begun?: number;
  /** Absent after `skipped`, too. */
  ended?: number;
  first?: Mark;
  last?: Mark;
  /** Updates of all its networks. */
  all?: number;
}

/** What a job's parts last: steps before the training, the training, and what comes after it. */
interface Parts {
  readonly before: number;
  readonly training: number;
  readonly after: number;
}

/**
 * How long a run's folds, controls and final model will still take. It says nothing until a training has shown its pace;
 * jobs that have not begun count whole, as long as those seen so far, so that the first answer is no promise that grows.
 * Jobs answered from the cache tell nothing of the others. What follows the jobs (collecting, writing) is not counted.
 *
 * It keeps no clock: times are handed in, in seconds from any start.
 */
export class RemainingTime {
  readonly #courses = new Map<string, Course>();
  #lanes = 1;

  /** Learns from an event of the run. */
  take(event: ProgressEvent, now: number): void {
    if (event.kind === "jobs") {
      this.#courses.clear();
      for (const job of event.jobs) this.#courses.set(keyOf(job), {});
      this.#lanes = Math.max(1, event.lanes);
    } else if (event.kind === "job") {
      if (event.state === "skipped") this.#courses.delete(keyOf(event));
      else if (event.state === "begun") this.#courses.set(keyOf(event), { begun: now });
      else this.#course(event).ended = now;
    } else if (event.kind === "update") {
      const course = this.#course(event);
      const mark = { at: now, done: (event.member ?? 0) * event.updates + event.update };
      course.all = (event.members ?? 1) * event.updates;
      course.first ??= mark;
      course.last = mark;
    } else if (event.kind === "stopped") {
      const course = this.#course(event);
      course.all = (event.member ?? 0) * event.updates + event.update;
      course.last = { at: now, done: course.all };
    }
  }

  /** Seconds left; undefined while nothing can be said. */
  left(now: number): number | undefined {
    const courses = [...this.#courses.values()];
    if (courses.length === 0) return undefined;
    if (courses.every(({ ended }) => ended !== undefined)) return 0;
    const typical = typicalParts(courses);
    if (!typical) return undefined;
    const lanes = courses
      .filter(({ begun, ended }) => begun !== undefined && ended === undefined)
      .map((course) => restOf(course, typical, now));
    while (lanes.length < this.#lanes) lanes.push(0);
    const whole = typical.before + typical.training + typical.after;
    for (const course of courses) if (course.begun === undefined) lanes[lanes.indexOf(Math.min(...lanes))]! += whole;
    return Math.max(...lanes);
  }

  #course(job: JobName): Course {
    const key = keyOf(job);
    const course = this.#courses.get(key) ?? {};
    this.#courses.set(key, course);
    return course;
  }
}

function keyOf({ fold, control = "", method = "" }: JobName): string {
  return `${fold} ${control} ${method}`;
}

/** Seconds an update, with the looks at watched rows between them; undefined while too few were seen. */
function paceOf({ first, last, all }: Course): number | undefined {
  if (!first || !last || last.done === first.done) return undefined;
  if (last.done < LEAST_UPDATES && last.done < all!) return undefined;
  return (last.at - first.at) / (last.done - first.done);
}

/** The mean of each part over the jobs that have shown it. */
function typicalParts(courses: readonly Course[]): Parts | undefined {
  const paced = courses.flatMap((course) => {
    const pace = paceOf(course);
    return pace === undefined ? [] : [{ ...course, pace }];
  });
  if (paced.length === 0) return undefined;
  const training = mean(paced.map(({ pace, all }) => pace * all!));
  const befores = paced.map(({ begun, first, pace }) =>
    Math.max(0, first!.at - (begun ?? first!.at) - pace * first!.done),
  );
  const ended = paced.filter(({ ended }) => ended !== undefined);
  const after = ended.length > 0 ? mean(ended.map(({ ended, last }) => ended! - last!.at)) : AFTER_SHARE * training;
  return { before: mean(befores), training, after };
}

/** What a job that has begun still needs. */
function restOf(course: Course, { before, training, after }: Parts, now: number): number {
  const { begun, last, all } = course;
  if (!last) return Math.max(before - (now - begun!), 0) + training + after;
  if (last.done === all) return Math.max(after - (now - last.at), 0);
  return (all! - last.done) * (paceOf(course) ?? training / all!) + after;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
