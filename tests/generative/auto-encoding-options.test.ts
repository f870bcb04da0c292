import { expect, test } from "@jest/globals";
import { autoEncodingDefaults, checkAutoEncoding } from "../../src/generative/auto-encoding-options.js";

test("the defaults pass and are frozen", () => {
  expect(() => checkAutoEncoding("vae", autoEncodingDefaults)).not.toThrow();
  expect(Object.isFrozen(autoEncodingDefaults) && Object.isFrozen(autoEncodingDefaults.hidden)).toBe(true);
});

test.each([
  { latent: 0 },
  { latent: 2.5 },
  { hidden: [8, 0] },
  { masked: 1 },
  { epochs: 0 },
  { steps: 0 },
  { batchSize: 1 },
  { learningRate: 0 },
  { learningRate: NaN },
])("refuses %j", (wrong) => {
  expect(() => checkAutoEncoding("vae", { ...autoEncodingDefaults, ...wrong })).toThrow(
    expect.objectContaining({ tag: "InvalidOption", place: { step: "vae" } }),
  );
});

test("an unknown likelihood is answered with those there are", () => {
  const wrong = { ...autoEncodingDefaults, likelihood: "zinb" as never };
  expect(() => checkAutoEncoding("vae", wrong)).toThrow(
    expect.objectContaining({ tag: "UnknownName", remedy: expect.stringContaining("negativeBinomial") }),
  );
});
