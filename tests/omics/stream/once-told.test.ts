import { expect, test } from "@jest/globals";
import type { ProgressEvent } from "../../../src/context.js";
import { OnceTold } from "../../../src/omics/stream/once-told.js";

test("warnings that differ in their numbers and names alone are passed on once, anything else always", () => {
  const passed: ProgressEvent[] = [];
  const told = new OnceTold((event) => passed.push(event));
  const warn = (step: string, message: string) => told.take({ kind: "warning", step, message });
  warn("filter", "3 of 10 samples are dropped: a, b.");
  warn("filter", "5 of 12 samples are dropped: c.");
  warn("filter", "3 of 9 features are left.");
  warn("reading", "GSE12.h5ad: other layers: a");
  warn("reading", "GSE12.h5ad: columns left out: b");
  warn("filter", 'No feature starts with "MT-".');
  warn("scale", "3 of 10 features are constant.");
  told.take({ kind: "phase", phase: "read" });
  told.take({ kind: "phase", phase: "read" });
  expect(passed.map(({ kind }) => kind)).toEqual([
    "warning",
    "warning",
    "warning",
    "warning",
    "warning",
    "warning",
    "phase",
    "phase",
  ]);
  expect(told.warnings).toEqual([
    "filter: 3 of 10 samples are dropped: a, b.",
    "filter: 3 of 9 features are left.",
    "reading: GSE12.h5ad: other layers: a",
    "reading: GSE12.h5ad: columns left out: b",
    'filter: No feature starts with "MT-".',
    "scale: 3 of 10 features are constant.",
  ]);
});
