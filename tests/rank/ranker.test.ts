import { expect, test } from "@jest/globals";
import { ranker } from "../../src/rank/ranker.js";

test("a ranker is frozen with what is in it", () => {
  const made = ranker<{ depth: number }>({
    name: "first",
    source: { paper: "None" },
    defaults: { depth: 1 },
    supervised: false,
    leastMembers: 1,
    missing: "refused",
    rank: ({ values }) => new Float64Array(values.columns),
  });
  for (const part of [made, made.source, made.defaults]) expect(Object.isFrozen(part)).toBe(true);
});
