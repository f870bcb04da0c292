import { expect, test } from "@jest/globals";
import { EarlyEnd } from "../../src/train/early-end.js";

test("a signal ends trainings, and it is known how far they came", () => {
  const stop = new AbortController();
  const early = new EarlyEnd(stop.signal);
  early.begin(20);
  early.count();
  expect(early.ends()).toBe(false);
  expect(early.stopped).toBeUndefined();
  stop.abort();
  early.count();
  expect(early.ends()).toBe(true);
  expect(early.stopped).toEqual({ update: 2, updates: 20 });
});

test("so does a number of updates, counted over all networks", () => {
  const early = new EarlyEnd(undefined, 3);
  early.begin(4);
  for (const ends of [false, false]) {
    early.count();
    expect(early.ends()).toBe(ends);
  }
  early.begin(4);
  early.count();
  expect(early.ends()).toBe(true);
  expect(early.stopped).toEqual({ update: 3, updates: 4 });
});

test("a job that has learnt nothing has nothing to keep; one that has goes on to the question", () => {
  const early = new EarlyEnd(AbortSignal.abort());
  expect(() => early.begin(10)).toThrow(expect.objectContaining({ tag: "Aborted" }));
  early.count();
  expect(() => early.begin(10)).not.toThrow();
});

test("a training that nobody asked about was not cut short, whatever fired", () => {
  const stop = new AbortController();
  const early = new EarlyEnd(stop.signal);
  early.begin(1);
  early.count();
  stop.abort();
  expect(early.stopped).toBeUndefined();
});
