import { expect, test } from "@jest/globals";
import { type Dense, dense } from "../../src/data/dense.js";
import { trustworthiness } from "../../src/embed/trustworthiness.js";
import { distanceAgreement } from "../../src/math/distance-agreement.js";
import { rowDistances } from "../../src/math/row-distances.js";
import { type Random, seededRandom } from "../../src/random.js";
import { testContext } from "../embed/context.js";

const cloud = (random: Random, rows: number, columns: number): Dense =>
  dense(
    rows,
    columns,
    new Float32Array(rows * columns).map(() => random.normal()),
  );
const between = (points: Dense) => rowDistances(points, "euclidean");

test("without ties: trustworthiness is that of embeddings, the others are as defined", async () => {
  const random = seededRandom(1);
  const points = cloud(random, 30, 5);
  const picture = cloud(random, 30, 2);
  for (let i = 0; i < 30; i++) picture.values[2 * i] = points.values[5 * i]! + 0.2 * picture.values[2 * i]!;
  const [real, seen] = [between(points), between(picture)];
  const found = await distanceAgreement(real, seen, 4);
  expect(found.trustworthiness).toBeCloseTo(await trustworthiness(points, picture, 4, testContext()), 10);

  const nearest = ({ values }: Dense, i: number) =>
    Array.from({ length: 30 }, (_, j) => j)
      .filter((j) => j !== i)
      .sort((a, b) => values[i * 30 + a]! - values[i * 30 + b]!)
      .slice(0, 4);
  let kept = 0;
  for (let i = 0; i < 30; i++) kept += nearest(real, i).filter((j) => nearest(seen, i).includes(j)).length;
  expect(found.neighboursKept).toBeCloseTo(kept / 120, 10);

  const pairs = Array.from({ length: 900 }, (_, at) => at).filter((at) => at % 30 > Math.floor(at / 30));
  const rankOf = ({ values }: Dense, at: number) => pairs.filter((other) => values[other]! < values[at]!).length;
  const squares = pairs.reduce((sum, at) => sum + (rankOf(real, at) - rankOf(seen, at)) ** 2, 0);
  const n = pairs.length;
  expect(found.rankCorrelation).toBeCloseTo(1 - (6 * squares) / (n * (n * n - 1)), 6); // Spearman's formula
});

test("a faithful picture has the best scores, one dealt by chance about those of chance", async () => {
  const points = cloud(seededRandom(2), 200, 2);
  const real = between(points);
  expect(await distanceAgreement(real, real, 5)).toEqual({ trustworthiness: 1, neighboursKept: 1, rankCorrelation: 1 });
  const chance = await distanceAgreement(real, between(cloud(seededRandom(3), 200, 2)), 5);
  expect(Math.abs(chance.trustworthiness - 0.5)).toBeLessThan(0.05);
  expect(Math.abs(chance.neighboursKept - 5 / 199)).toBeLessThan(0.02);
  expect(Math.abs(chance.rankCorrelation!)).toBeLessThan(0.1);
});

test("ties on a grid are shared: the order of things changes nothing, and all in one place is chance", async () => {
  const random = seededRandom(4);
  const points = cloud(random, 25, 3);
  const grid = dense(
    25,
    2,
    Float32Array.from({ length: 50 }, (_, i) => (i % 2 ? Math.floor(i / 10) : (i / 2) % 5)),
  );
  const found = await distanceAgreement(between(points), between(grid), 3);
  const order = random.shuffle(Array.from({ length: 25 }, (_, i) => i));
  const dealt = (matrix: Dense) =>
    dense(
      25,
      matrix.columns,
      Float32Array.from(
        order.flatMap((row) => [...matrix.values.subarray(row * matrix.columns, (row + 1) * matrix.columns)]),
      ),
    );
  const again = await distanceAgreement(between(dealt(points)), between(dealt(grid)), 3);
  expect(again.trustworthiness).toBeCloseTo(found.trustworthiness, 12);
  expect(again.neighboursKept).toBeCloseTo(found.neighboursKept, 12);
  expect(again.rankCorrelation).toBeCloseTo(found.rankCorrelation!, 12);

  const one = await distanceAgreement(between(points), dense(25, 25), 3);
  expect(one.neighboursKept).toBeCloseTo(3 / 24, 6);
  expect(one.rankCorrelation).toBeNull();
});
