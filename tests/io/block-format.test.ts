import { expect, test } from "@jest/globals";
import { toCsr } from "../../src/data/csr.js";
import { blockFormat, orClose } from "../../src/io/block-format.js";
import type { CohortBlocks } from "../../src/io/row-blocks.js";
import { cohortOf, someCounts } from "../prepare/cohorts.js";

/** A file of one block; tells when it is closed. */
function opened(fails = false) {
  const { samples, assays } = cohortOf(toCsr(someCounts(4, 3)));
  const { values, features } = assays.rna!;
  const state = { closed: 0 };
  const blocks: CohortBlocks = {
    samples,
    features,
    assay: "rna",
    notes: ["other layers: counts"],
    values: {
      rows: 4,
      columns: 3,
      kind: "csr",
      async *blocks() {
        if (fails) throw new RangeError("cut short");
        yield values;
      },
    },
    close: () => Promise.resolve(void state.closed++),
  };
  const format = blockFormat({
    name: "mine",
    description: "Mine",
    recognise: () => 1,
    open: () => Promise.resolve(blocks),
  });
  return { format, state, values };
}

test("the whole is all blocks, with what the file had to say, and the file is closed", async () => {
  const { format, state, values } = opened();
  const content = await format.read("x", {});
  expect(content).toMatchObject({ kind: "cohort", notes: ["other layers: counts"] });
  expect(content.kind === "cohort" && content.cohort.assays.rna!.values).toEqual(values);
  expect(state.closed).toBe(1);
});

test("where reading fails, the file is closed as well", async () => {
  const { format, state } = opened(true);
  await expect(format.read("x", {})).rejects.toThrow("cut short");
  expect(state.closed).toBe(1);
});

test("what cannot be opened closes what it stands in", async () => {
  const { state, format } = opened();
  const whole = await format.open!("x");
  await expect(orClose(whole, () => Promise.reject(new RangeError("no matrix")))).rejects.toThrow("no matrix");
  expect(state.closed).toBe(1);
  expect(await orClose(whole, () => Promise.resolve(3))).toBe(3);
  expect(state.closed).toBe(1);
});
