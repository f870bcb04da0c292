import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { overRepresentation } from "../../src/enrich/over-representation.js";
import { seededRandom } from "../../src/random.js";
import { describeWithShared, excess, parityCase } from "../shared.js";

const genes = Array.from({ length: 100 }, (_, i) => `G${i}`);
const set = (name: string, members: readonly string[]) => ({ name, description: "", genes: [...members] });
const hit = set("hit", genes.slice(0, 10));
const miss = set("miss", genes.slice(50, 60));

test("a set that holds the query stands first; a set without overlap is not listed but counts as a test", () => {
  const rows = overRepresentation(genes.slice(0, 8), [miss, hit, set("half", genes.slice(6, 16))], genes);
  expect(rows.map(({ term, overlap, size }) => [term, overlap, size])).toEqual([
    ["hit", 8, 10],
    ["half", 2, 10],
  ]);
  expect(rows[0]!.genes).toEqual(genes.slice(0, 8));
  expect(rows[0]!.q).toBeCloseTo(rows[0]!.p * 3, 15);
});

test("what was not measured does not count, in sets and in the query", () => {
  const [row] = overRepresentation(
    [...genes.slice(0, 5), "unmeasured"],
    [set("hit", [...hit.genes, "unmeasured"])],
    genes,
  );
  expect(row).toMatchObject({ overlap: 5, size: 10 });
});

test("sets are judged by their measured genes", () => {
  const sets = [hit, set("large", genes.slice(0, 60)), set("small", [...genes.slice(0, 3), "x", "y", "z"])];
  const terms = (options: object) =>
    overRepresentation(genes.slice(0, 5), sets, genes, options).map(({ term }) => term);
  expect(terms({ maxSize: 50 })).toEqual(["hit"]);
  expect(terms({ minSize: 3 }).sort()).toEqual(["hit", "large", "small"]);
});

test("case matters unless told otherwise", () => {
  const query = genes.slice(0, 5).map((gene) => gene.toLowerCase());
  expect(() => overRepresentation(query, [hit], genes)).toThrow(/None of the 5 query genes/);
  expect(overRepresentation(query, [hit], genes, { matchCase: false })[0]).toMatchObject({ genes: genes.slice(0, 5) });
});

test("a p too small to be written leaves the combined score finite", () => {
  const many = Array.from({ length: 20_000 }, (_, i) => `G${i}`);
  const [row] = overRepresentation(many.slice(0, 450), [set("all", many.slice(0, 450))], many);
  expect(row!.p).toBe(0);
  expect(row!.combinedScore).toBeLessThan(Infinity);
});

test("order of query and sets does not matter to the numbers", () => {
  fc.assert(
    fc.property(fc.string(), (seed) => {
      const random = seededRandom(seed);
      const query = genes.slice(0, 20);
      const sets = Array.from({ length: 6 }, (_, s) => set(`set ${s}`, random.shuffle([...genes]).slice(0, 5 + s)));
      const numbers = (rows: ReturnType<typeof overRepresentation>) => rows.map(({ genes: _, ...row }) => row);
      const rows = overRepresentation(query, sets, genes);
      expect(numbers(overRepresentation(random.shuffle([...query]), [...sets].reverse(), genes))).toEqual(
        numbers(rows),
      );
      expect(rows.map(({ p }) => p)).toEqual(rows.map(({ p }) => p).sort((a, b) => a - b));
      for (const { p, q } of rows) expect(q).toBeGreaterThanOrEqual(p);
    }),
    { numRuns: 30 },
  );
});

describe("bad input", () => {
  test.each([
    ["no sets", genes, [], genes, /There are no gene sets/],
    ["an empty query", [], [hit], genes, /None of the 0 query genes/],
    ["a query of other names", ["ENSG1"], [hit], genes, /None of the 1 query genes is among the 100 measured/],
    ["no measured genes", ["G1"], [hit], [], /among the 0 measured/],
    ["sets of other names", genes.slice(0, 5), [set("other", ["a", "b"])], genes, /they share no gene with the table/],
    ["sets that are too small", genes.slice(0, 5), [set("tiny", ["G1", "G2"])], genes, /the largest has 2/],
  ])("%s", (_, query, sets, background, message) => {
    expect(() => overRepresentation(query, sets, background)).toThrow(
      expect.objectContaining({ tag: "UnsuitableData", message: expect.stringMatching(message) }),
    );
  });

  test.each([{ minSize: 0 }, { minSize: 10, maxSize: 5 }])("%p", (options) => {
    expect(() => overRepresentation(genes, [hit], genes, options)).toThrow(
      expect.objectContaining({ tag: "InvalidOption" }),
    );
  });
});

describeWithShared("reference of gseapy", ["fixtures/parity/enrichment.json"], () => {
  test("enrich", () => {
    const { input, expected, tolerance } = parityCase("enrichment", "over-representation");
    const sets = Object.entries(input.sets as Record<string, string[]>).map(([name, members]) => set(name, members));
    const rows = overRepresentation(input.query, sets, input.genes, { minSize: 1, maxSize: 100_000 });
    const terms = expected.Term as string[];
    const inOrder = terms.map((term) => rows.find((row) => row.term === term)!);
    expect(inOrder.map(({ overlap, size }) => `${overlap}/${size}`)).toEqual(expected.Overlap);
    expect(inOrder.map((row) => [...row.genes].sort().join(";"))).toEqual(
      (expected.Genes as string[]).map((list) => list.split(";").sort().join(";")),
    );
    for (const [field, column] of [
      ["p", "P-value"],
      ["q", "Adjusted P-value"],
      ["oddsRatio", "Odds Ratio"],
      ["combinedScore", "Combined Score"],
    ] as const)
      expect(
        excess(
          inOrder.map((row) => row[field]),
          expected[column].data,
          tolerance,
        ),
      ).toBeLessThanOrEqual(0);
  });
});
