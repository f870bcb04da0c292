import { expect, test } from "@jest/globals";
import { criticalDifference } from "../../../src/omics/compare/across-data-sets.js";
import { MethodComparison } from "../../../src/omics/compare/method-comparison.js";
import { fakeComparison } from "./fake-comparison.js";

const comparison = new MethodComparison(fakeComparison());

test("each comparison is one block; methods that failed somewhere are left out", () => {
  const { svg } = criticalDifference([comparison, comparison, comparison]);
  expect(svg).toContain("3 data sets");
  expect(svg).toContain("forest &lt;500&gt; 1.00");
  expect(svg).not.toContain("failing");
});

test("one comparison is no block design, and other methods are no comparison", () => {
  expect(() => criticalDifference([comparison])).toThrow(/two or more/);
  const others = fakeComparison();
  const renamed = { ...others, methods: others.methods.map((own) => ({ ...own, name: `other ${own.name}` })) };
  expect(() => criticalDifference([comparison, new MethodComparison(renamed)])).toThrow(/Fewer than two methods/);
});
