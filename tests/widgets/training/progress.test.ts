/** @jest-environment jsdom */
import { expect, test } from "@jest/globals";
import { Progress } from "../../../widgets/src/training/progress.js";

const running = {
  title: "Training of smallCnn",
  status: "running",
  message: "training",
  stop: false,
  share: 0.428,
  seconds: 65,
  secondsLeft: 81,
  memory: 1536,
  processes: 2,
  imagesPerSecond: 312.4,
} as const;
const text = (progress: Progress, name: string) => progress.el.querySelector(`.omx-${name}`)!.textContent;

test("a run tells its share, time, memory and speed", () => {
  const progress = new Progress();
  progress.draw(running, true, true);
  expect(text(progress, "facts")).toBe(
    "42 % · 1 min 05 s gone · left: about 1 min 30 s · memory: 1.5 GiB in 2 processes · speed: 312 images/s",
  );
  expect(progress.el.querySelector("progress")!.value).toBeCloseTo(0.428);
  expect([progress.stop.hidden, progress.stop.disabled]).toEqual([false, false]);
  progress.draw({ ...running, secondsLeft: null, memory: null, imagesPerSecond: null }, true, true);
  expect(text(progress, "facts")).toContain("left: – · memory: – · speed: –");
});

test("a stop shows at once, before the kernel has heard of it", () => {
  const progress = new Progress();
  progress.draw({ ...running, stop: true }, true, true);
  expect(progress.stop.disabled).toBe(true);
  expect(progress.stop.textContent).toBe("Stopping…");
  expect(text(progress, "state")).toMatch(/^stopping/);
});

test("a run whose kernel is gone says so, and its button is off; in a saved notebook there is none", () => {
  const progress = new Progress();
  progress.draw(running, false, true);
  expect(text(progress, "state")).toBe("The kernel is gone; these are the last curves.");
  expect([progress.stop.hidden, progress.stop.disabled]).toEqual([false, true]);
  progress.draw(running, false, false);
  expect(progress.stop.hidden).toBe(true);
});

test("a run that has ended needs no kernel", () => {
  const progress = new Progress();
  progress.draw({ ...running, status: "done", message: "finished: accuracy 95.1 %", share: 1 }, false, false);
  expect(text(progress, "state")).toBe("finished: accuracy 95.1 %");
  expect(progress.stop.hidden).toBe(true);
  expect(text(progress, "facts")).toBe("100 % · 1 min 05 s");
});
