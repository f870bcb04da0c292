import { expect, test } from "@jest/globals";
import type { ProgressEvent } from "../../../src/context.js";
import { notebookProgress } from "../../../src/omics/stream/notebook-progress.js";
import { inNotebook } from "../../notebook/fake-kernel.js";

const look = (share: number, secondsLeft?: number): ProgressEvent => ({
  kind: "look",
  step: "<b>scale</b>",
  look: 0,
  looks: 2,
  share,
  ...(secondsLeft === undefined ? {} : { secondsLeft }),
});

test("one bar below the cell, a few times a second and at the end", () =>
  inNotebook((kernel) => {
    let now = 0;
    const tell = notebookProgress(() => now);
    for (const [at, share] of [
      [0, 0.1],
      [100, 0.2],
      [300, 0.5],
      [310, 1],
    ] as const) {
      now = at;
      tell(look(share, share === 0.5 ? 75 : undefined));
    }
    tell({ kind: "phase", phase: "read" });
    const bundles = kernel.displayed.map(([value]) =>
      (value as Record<symbol, () => Record<string, string>>)[Symbol.for("Jupyter.display")]!(),
    );
    expect(bundles.map((bundle) => bundle["text/plain"])).toEqual([
      "<b>scale</b>: look 1 of 2, 10 %",
      "<b>scale</b>: look 1 of 2, 50 %, about 1 min 15 s left",
      "all samples were seen",
    ]);
    expect(bundles[0]!["text/html"]).toContain("&lt;b&gt;scale");
    const options = kernel.displayed.map(([, options]) => options!);
    expect(options.map(({ update }) => update)).toEqual([false, true, true]);
    expect(new Set(options.map(({ id }) => id)).size).toBe(1);
  }));

test("outside a notebook nothing is shown", () => {
  expect(() => notebookProgress()(look(0.5))).not.toThrow();
});
