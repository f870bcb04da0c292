import { describe, expect, test } from "@jest/globals";
import type { JobName } from "../../src/context.js";
import { RemainingTime } from "../../src/omics/remaining-time.js";

const five: JobName[] = [0, 1, 2, 3, 4, -1].map((fold) => ({ fold }));
const start = (jobs: readonly JobName[], lanes: number) => {
  const time = new RemainingTime();
  time.take({ kind: "jobs", jobs, lanes }, 0);
  return time;
};
const begin = (time: RemainingTime, job: JobName, at: number) => time.take({ kind: "job", state: "begun", ...job }, at);
const end = (time: RemainingTime, job: JobName, at: number) => time.take({ kind: "job", state: "ended", ...job }, at);
const updates = (
  time: RemainingTime,
  job: JobName,
  { from = 1, to, of = 100, at, pace = 1 }: { from?: number; to: number; of?: number; at: number; pace?: number },
) => {
  for (let update = from; update <= to; update++)
    time.take({ kind: "update", ...job, update, updates: of, loss: 1, accuracy: 1 }, at + pace * (update - from + 1));
};

describe("nothing is said", () => {
  test("before the jobs are known, before one begins, before a training shows its pace", () => {
    expect(new RemainingTime().left(5)).toBeUndefined();
    const time = start(five, 1);
    expect(time.left(1)).toBeUndefined();
    begin(time, five[0]!, 1);
    expect(time.left(30)).toBeUndefined();
    updates(time, five[0]!, { to: 4, at: 30 });
    expect(time.left(34)).toBeUndefined();
    updates(time, five[0]!, { from: 5, to: 5, at: 34 });
    expect(time.left(35)).toBeGreaterThan(0);
  });

  test("of other jobs by those that came from the cache", () => {
    const time = start(five, 1);
    for (const job of five.slice(0, 3)) {
      begin(time, job, 1);
      end(time, job, 1.5);
    }
    expect(time.left(2)).toBeUndefined();
  });
});

describe("one lane", () => {
  test("jobs that have not begun count whole from the first answer on", () => {
    const time = start(five, 1);
    begin(time, five[0]!, 0);
    updates(time, five[0]!, { to: 10, at: 20 }); // 20 s of steps, then a second an update
    // 90 updates, 10 s after them, and five jobs of 20 + 100 + 10 s.
    expect(time.left(30)).toBeCloseTo(90 + 10 + 5 * 130);
  });

  test("what comes after a training is learnt from the first job that ended", () => {
    const time = start(five, 1);
    begin(time, five[0]!, 0);
    updates(time, five[0]!, { to: 100, at: 0 });
    expect(time.left(100)).toBeCloseTo(10 + 5 * 110);
    end(time, five[0]!, 140);
    expect(time.left(140)).toBeCloseTo(5 * 140);
    begin(time, five[1]!, 140);
    updates(time, five[1]!, { to: 50, at: 140 });
    expect(time.left(190)).toBeCloseTo(50 + 40 + 4 * 140);
  });

  test("a whole run of equal jobs is told right from its second update on, and ends at 0", () => {
    const time = start(five, 1);
    let now = 0;
    const whole = 6 * (5 + 100 + 10);
    for (const job of five) {
      begin(time, job, now);
      for (let part = 0; part < 10; part++) {
        updates(time, job, { from: 10 * part + 1, to: 10 * part + 10, at: now + 5 + 10 * part });
        expect(time.left(now + 15 + 10 * part)! / (whole - (now + 15 + 10 * part))).toBeCloseTo(1, 1);
      }
      now += 115;
      end(time, job, now);
    }
    expect(time.left(now)).toBe(0);
  });

  test("a training that slows down takes longer", () => {
    const time = start([five[0]!], 1);
    begin(time, five[0]!, 0);
    updates(time, five[0]!, { to: 20, at: 0 });
    const before = time.left(20)!;
    updates(time, five[0]!, { from: 21, to: 40, at: 20, pace: 4 });
    expect(time.left(100)!).toBeGreaterThan(before);
  });
});

describe("several lanes", () => {
  test("share the jobs that have not begun", () => {
    const time = start(five, 2);
    for (const job of five.slice(0, 2)) {
      begin(time, job, 0);
      updates(time, job, { to: 50, at: 0 });
    }
    // Two at once: 50 updates and 10 s after, then two rounds of 110 s.
    expect(time.left(50)).toBeCloseTo(60 + 2 * 110);
  });

  test("a job still at its steps is judged by the others", () => {
    const time = start(five.slice(0, 2), 2);
    begin(time, five[0]!, 0);
    begin(time, five[1]!, 25);
    updates(time, five[0]!, { to: 10, at: 20 });
    expect(time.left(30)).toBeCloseTo(15 + 100 + 10);
    expect(time.left(60)).toBeCloseTo(100 + 10); // the training is ahead, however long the steps take
  });

  test("fewer jobs than lanes are no faster than one job", () => {
    const time = start(five.slice(0, 1), 8);
    begin(time, five[0]!, 0);
    updates(time, five[0]!, { to: 50, at: 0 });
    expect(time.left(50)).toBeCloseTo(60);
  });
});

test("networks of an ensemble are all of a job's training", () => {
  const time = start([five[0]!], 1);
  begin(time, five[0]!, 0);
  for (let member = 0; member < 2; member++)
    for (let update = 1; update <= 10; update++)
      time.take(
        { kind: "update", fold: 0, member, members: 4, update, updates: 10, loss: 1, accuracy: 1 },
        10 * member + update,
      );
  expect(time.left(20)).toBeCloseTo(20 + 4);
});

test("controls are jobs of their own, and skipped jobs no longer count", () => {
  const control = { fold: 0, control: "shuffledLabels" };
  const time = start([five[0]!, control], 1);
  begin(time, five[0]!, 0);
  updates(time, five[0]!, { to: 50, at: 0 });
  expect(time.left(50)).toBeCloseTo(60 + 110);
  time.take({ kind: "job", state: "skipped", ...control }, 50);
  expect(time.left(50)).toBeCloseTo(60);
});

test("a training that ended early has nothing left but what comes after it", () => {
  const time = start([five[0]!], 1);
  begin(time, five[0]!, 0);
  updates(time, five[0]!, { to: 50, at: 0 });
  time.take({ kind: "stopped", fold: 0, epoch: 1, update: 50, updates: 100 }, 50);
  expect(time.left(50)).toBeCloseTo(5);
});
