import { expect, test } from "@jest/globals";
import { Terminal } from "../../src/cli/terminal.js";

function record() {
  const lines: string[] = [];
  return { lines, terminal: new Terminal((line) => lines.push(line.replace(/^\[ *[\d.]+ s\] /, ""))) };
}

test("phases, folds and warnings are a line each", () => {
  const { lines, terminal } = record();
  terminal.onProgress({ kind: "phase", phase: "read", detail: "a.tsv: 3 samples × 4 features" });
  terminal.onProgress({ kind: "fold", fold: 1, of: 5, accuracy: 0.9512, seconds: 12.34 });
  terminal.onProgress({ kind: "warning", step: "log1p", message: "values look logged." });
  expect(lines).toEqual([
    "read: a.tsv: 3 samples × 4 features",
    "fold 2 of 5: accuracy 0.951, 12.3 s",
    "note: log1p: values look logged.",
  ]);
});

test("what several folds warn of is said once", () => {
  const { lines, terminal } = record();
  for (let fold = 0; fold < 5; fold++) terminal.onProgress({ kind: "warning", step: "scale", message: "constant." });
  expect(lines).toHaveLength(1);
});

test("a training of many epochs is told at its quarters", () => {
  const { lines, terminal } = record();
  for (let epoch = 1; epoch <= 40; epoch++)
    terminal.onProgress({ kind: "epoch", fold: -1, epoch, epochs: 40, loss: 1 / epoch, accuracy: 0.5, seconds: 1 });
  expect(lines).toEqual([10, 20, 30, 40].map((epoch) => expect.stringContaining(`final model: epoch ${epoch} of 40`)));
});

test("a control's training is told by the control's name", () => {
  const { lines, terminal } = record();
  const epoch = { kind: "epoch", epoch: 1, epochs: 1, loss: 1, accuracy: 0.5, seconds: 1 } as const;
  terminal.onProgress({ ...epoch, fold: 1, control: "shuffledLabels" });
  expect(lines[0]).toMatch(/^shuffledLabels, fold 2: epoch 1 of 1,/);
});

test("lines of a training end with the time that the run still needs, once something can be said", async () => {
  const { lines, terminal } = record();
  const job = { fold: 0 } as const;
  const epoch = { kind: "epoch", epochs: 1, loss: 1, accuracy: 0.5, seconds: 1, ...job } as const;
  terminal.onProgress({ kind: "jobs", jobs: [job, { fold: 1 }], lanes: 1 });
  terminal.onProgress({ kind: "job", state: "begun", ...job });
  terminal.onProgress({ ...epoch, epoch: 1 });
  const update = { kind: "update", updates: 10_000, loss: 1, accuracy: 0.5, ...job } as const;
  terminal.onProgress({ ...update, update: 1 });
  await new Promise((resolve) => setTimeout(resolve, 50));
  terminal.onProgress({ ...update, update: 6 });
  terminal.onProgress({ ...epoch, epoch: 1 });
  expect(lines[0]).not.toMatch(/left/);
  expect(lines[1]).toMatch(/, about \d+ min left$/); // 10 ms an update or more, 20,000 updates: 200 s or more
});

test("lines carry the time", () => {
  const lines: string[] = [];
  new Terminal((line) => lines.push(line)).say("hello");
  expect(lines[0]).toMatch(/^\[ *\d+\.\d s\] hello$/);
});

test("a training that goes on after it was broken off is told", () => {
  const { lines, terminal } = record();
  terminal.onProgress({ kind: "resumed", fold: 1, epoch: 7, epochs: 20 });
  expect(lines[0]).toMatch(/^fold 2: goes on after epoch 7 of 20/);
});
