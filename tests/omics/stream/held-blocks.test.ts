import { expect, test } from "@jest/globals";
import { type Cohort, cohortSamples, sampleNames } from "../../../src/data/cohort.js";
import { HeldBlocks } from "../../../src/omics/stream/held-blocks.js";
import { cohortOf, someCounts } from "../../prepare/cohorts.js";

const cohort = cohortOf(someCounts(6, 4));

/** Three blocks of two samples; counts how often it was read. */
function source() {
  const read = { times: 0 };
  return {
    read,
    rows: 6,
    onDisk: true,
    warnings: [],
    async *blocks() {
      read.times++;
      for (const rows of [
        [0, 1],
        [2, 3],
        [4, 5],
      ])
        yield cohortSamples(cohort, rows);
    },
    close: () => Promise.resolve(),
  };
}

async function look(held: HeldBlocks, steps: number, changes: string[] = []) {
  const shares: number[] = [];
  const names: string[] = [];
  const change = (block: Cohort, number: number, from: number) => {
    changes.push(`${number} from ${from}`);
    return Promise.resolve(number === 1 ? undefined : block); // nothing is left of the second
  };
  for await (const block of held.blocks(steps, change, (share) => shares.push(share)))
    names.push(...sampleNames(block));
  return { names, shares, changes };
}

test("what fits is held, so that the next look takes up where the last one ended", async () => {
  const file = source();
  const held = new HeldBlocks(file, 1e6);
  const first = await look(held, 1);
  expect(first).toEqual({
    names: ["s0", "s1", "s4", "s5"],
    shares: [2 / 6, 4 / 6, 1],
    changes: ["0 from -1", "1 from -1", "2 from -1"],
  });
  expect(held.inMemory).toBe(true);
  const second = await look(held, 3);
  expect(second.changes).toEqual(["0 from 1", "2 from 1"]);
  expect([second.names, second.shares.at(-1), file.read.times]).toEqual([first.names, 1, 1]);
});

test("what does not fit is read again, from the first step", async () => {
  const file = source();
  const held = new HeldBlocks(file, 40);
  await look(held, 1);
  expect(held.inMemory).toBe(false);
  expect((await look(held, 2)).changes).toEqual(["0 from -1", "1 from -1", "2 from -1"]);
  expect(file.read.times).toBe(2);
});

test("a look that was left early holds nothing", async () => {
  const held = new HeldBlocks(source(), 1e6);
  for await (const _block of held.blocks(
    1,
    (block) => Promise.resolve(block),
    () => undefined,
  ))
    break;
  expect(held.inMemory).toBe(false);
});
