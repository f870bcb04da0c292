import { expect, test } from "@jest/globals";
import { queryCoverage } from "../../src/enrich/query-coverage.js";

const sets = [{ name: "one", description: "", genes: ["A", "B", "X"] }];

test("genes that were not measured and genes in no set are named", () => {
  expect(queryCoverage(["A", "C", "X", "A"], sets, ["A", "B", "C"])).toEqual({
    query: 3,
    unmeasured: ["X"],
    inNoSet: ["C"],
  });
});

test("case is ignored on request", () => {
  expect(queryCoverage(["a"], sets, ["A"])).toMatchObject({ unmeasured: ["a"] });
  expect(queryCoverage(["a"], sets, ["A"], { matchCase: false })).toMatchObject({ unmeasured: [], inNoSet: [] });
});
