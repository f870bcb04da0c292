import { expect, test } from "@jest/globals";
import { candidateResult } from "../../../src/omics/tune/choose.js";
import { tuningSection } from "../../../src/report/sections/tuning.js";
import { fakeResult } from "../fake-result.js";

const result = fakeResult();
const tuned = {
  setting: { encoder: "<igtd>" },
  candidates: [candidateResult({ encoder: "<igtd>" }, [0.8, 0.9]), candidateResult({ encoder: "tinto" }, [], "failed")],
};

test("without tuning there is nothing to say; with it each fold's choice stands in a row", () => {
  expect(tuningSection(result)).toBeUndefined();
  const section = tuningSection({ ...result, tuned, folds: result.folds.map((fold) => ({ ...fold, tuned })) })!;
  expect(section.body.markup.match(/encoder &lt;igtd&gt;/g)).toHaveLength(4);
  expect(section.body.markup).toContain("0.850 ± 0.050");
  expect(section.body.markup).toContain("the test samples took no part");
});
