import { expect, test } from "@jest/globals";
import { environmentSection } from "../../../src/report/sections/environment.js";
import { fakeResult } from "../fake-result.js";

test("plan, seed, versions, times and memory", () => {
  const { markup } = environmentSection(fakeResult({ seed: 42 })).body;
  expect(markup).toContain("&quot;verb&quot;: &quot;normalizeTotal&quot;");
  expect(markup).toContain("&quot;source&quot;: &quot;counts &lt;1&gt;.tsv&quot;");
  for (const fact of ["42", "20.20.2", "TensorFlow 2.18.1, 1 thread", "1,235 MiB", "2 min 11 s"])
    expect(markup).toContain(fact);
});
