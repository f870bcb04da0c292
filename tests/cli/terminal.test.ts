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
    terminal.onProgress({ kind: "epoch", fold: -1, epoch, epochs: 40, loss: 1 / epoch, accuracy: 0.5 });
  expect(lines).toEqual([10, 20, 30, 40].map((epoch) => expect.stringContaining(`final model: epoch ${epoch} of 40`)));
});

test("lines carry the time", () => {
  const lines: string[] = [];
  new Terminal((line) => lines.push(line)).say("hello");
  expect(lines[0]).toMatch(/^\[ *\d+\.\d s\] hello$/);
});
