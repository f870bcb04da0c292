import { expect, test } from "@jest/globals";
import { methodsSection } from "../../../src/report/sections/methods.js";
import { fakeResult } from "../fake-result.js";

test("each step with its paper; a DOI is a link, what is missing a dash", () => {
  const { markup } = methodsSection(fakeResult()).body;
  expect(markup).toContain('<a class="doi" href="https://doi.org/10.1038/nbt.3192">10.1038/nbt.3192</a>');
  expect(markup).toMatch(/saliencyRgb.*Alyatimi et al. 2025.*–/s);
});
