import { expect, test } from "@jest/globals";
import { SaliencyView } from "../../src/notebook/saliency.js";
import { explainerOf, scoreWords } from "../../src/report/explainer-of.js";
import { saliencySection } from "../../src/report/sections/saliency.js";
import { fakeResult } from "./fake-result.js";

const result = fakeResult();
const explainedBy = (method: string) => ({ ...result, plan: { ...result.plan, steps: [{ verb: "explain", method }] } });

test("names what explained a result; a plan without, or of an unknown form, names nothing", () => {
  expect(explainerOf(explainedBy("attention"))).toBe("attention");
  expect(explainerOf({ plan: { ...result.plan, steps: [] } })).toBe("");
  expect(explainerOf({ plan: { ...result.plan, steps: "none" } } as never)).toBe("");
});

test("attention is not called evidence for a class, neither in a report nor in a notebook", () => {
  expect(scoreWords(explainedBy("gradient"), "gene")).toBe("how strongly a gene speaks for the class");
  expect(scoreWords(explainedBy("attention"), "gene")).toBe("how much a gene is looked at in samples of the class");
  const [salient, attended] = [explainedBy("gradient"), explainedBy("attention")];
  expect(new SaliencyView(salient).text).toMatch(/feature speaks for the class$/);
  expect(new SaliencyView(attended).text).toMatch(/feature is looked at in samples of the class$/);
  const words = (own: typeof salient) => saliencySection(own)!.body.markup.replaceAll(/\s+/g, " ");
  expect(words(salient)).toContain("speaks for the class (more of it, a higher score of the class), from networks");
  expect(words(attended)).toContain("is looked at in samples of the class, from networks that had not seen the sample");
  expect(words(attended)).not.toContain("speaks for");
});
