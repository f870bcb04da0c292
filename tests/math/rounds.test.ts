import { expect, test } from "@jest/globals";
import { dense } from "../../src/data/dense.js";
import { linkage, linkageRounds } from "../../src/math/linkage.js";
import { optimalLeafRounds } from "../../src/math/optimal-leaf-order.js";
import { atOnce, inTurns, type Rounds } from "../../src/math/rounds.js";
import { rowDistanceRounds, rowDistances } from "../../src/math/row-distances.js";

function* counting(to: number): Rounds<string> {
  for (let i = 1; i <= to; i++) yield i / to;
  return `counted to ${to}`;
}

test("both ways come to the same result", async () => {
  const told: number[] = [];
  const tell = (share: number) => Promise.resolve(void told.push(share));
  expect(await inTurns(counting(4), tell)).toBe(atOnce(counting(4)));
  expect(told).toEqual([0.25, 0.5, 0.75, 1]);
});

test("a breath that throws ends the rounds", async () => {
  const rounds = counting(9);
  await expect(inTurns(rounds, () => Promise.reject(new Error("stopped")))).rejects.toThrow("stopped");
  expect(rounds.next().value).toBeCloseTo(2 / 9);
});

test("distances, trees and their order pause at least once a row", () => {
  const table = dense(
    60,
    5,
    Float32Array.from({ length: 300 }, (_, at) => Math.sin(at * at)),
  );
  const pauses = (rounds: Rounds<unknown>) => {
    const shares: number[] = [];
    for (let round = rounds.next(); !round.done; round = rounds.next()) shares.push(round.value);
    expect(shares.every((share) => share >= 0 && share <= 1)).toBe(true);
    return shares.length;
  };
  const distance = rowDistances(table, "correlation");
  expect(pauses(rowDistanceRounds(table, "correlation"))).toBeGreaterThan(60);
  expect(pauses(linkageRounds(distance, "average"))).toBeGreaterThan(60);
  expect(pauses(optimalLeafRounds(linkage(distance, "average"), distance))).toBeGreaterThan(60);
});
