import { expect, test } from "@jest/globals";
import { logRank } from "../../src/survival/log-rank.js";
import { curvesReference } from "../curves.js";
import { describeWithShared, parityCase } from "../shared.js";

const { time, event, group, two, three } = curvesReference.survival;

test("two and three groups with tied times, as lifelines has them", () => {
  const all = logRank({ time, event }, Int32Array.from(group), 3)!;
  expect(all.chiSquared).toBeCloseTo(three.chiSquared, 9);
  expect(all.p).toBeCloseTo(three.p, 10);
  expect(all.degreesOfFreedom).toBe(2);

  const rows = (group as number[]).flatMap((own, i) => (own < 2 ? i : []));
  const of = (values: number[]) => rows.map((i) => values[i]!);
  const pair = logRank({ time: of(time), event: of(event) }, Int32Array.from(of(group)), 2)!;
  expect(pair.chiSquared).toBeCloseTo(two.chiSquared, 9);
  expect(pair.p).toBeCloseTo(two.p, 10);
});

test("a group without subjects, or gone before the first event, does not count", () => {
  const times = { time: [5, 6, 7, 8, 1], event: [1, 1, 0, 1, 0] };
  const without = logRank(
    { time: times.time.slice(0, 4), event: times.event.slice(0, 4) },
    Int32Array.of(0, 1, 0, 1),
    2,
  );
  expect(logRank(times, Int32Array.of(0, 1, 0, 1, 2), 4)).toEqual(without);
  expect(without!.degreesOfFreedom).toBe(1);
});

test("one group, nobody, and no events say nothing", () => {
  expect(logRank({ time: [1, 2], event: [1, 1] }, Int32Array.of(0, 0), 1)).toBeNull();
  expect(logRank({ time: [], event: [] }, new Int32Array(0), 2)).toBeNull();
  expect(logRank({ time: [1, 2], event: [0, 0] }, Int32Array.of(0, 1), 2)).toBeNull();
});

test("groups that survive alike have a p of 1", () => {
  expect(logRank({ time: [1, 1, 2, 2], event: [1, 1, 1, 1] }, Int32Array.of(0, 1, 0, 1), 2)!.p).toBe(1);
});

describeWithShared("patients with breast cancer", ["fixtures/parity/survival.json"], () => {
  test("the statistic is lifelines'", () => {
    const { input } = parityCase("survival", "kaplan-meier");
    const { input: groups, expected } = parityCase("survival", "log-rank");
    const times = { time: input.time.data as number[], event: input.event.data as number[] };
    expect(logRank(times, Int32Array.from(input.group.data), 2)!.chiSquared).toBeCloseTo(expected.chi2, 8);
    expect(logRank(times, Int32Array.from(groups.group3.data), 3)!.p).toBeCloseTo(expected.three_groups_p, 9);
  });
});
