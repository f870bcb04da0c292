import { expect, test } from "@jest/globals";
import { simulateDefaults, simulateOptions } from "../../src/simulate/simulate-options.js";

test("defaults are frozen and pass their own check", () => {
  expect(Object.isFrozen(simulateDefaults)).toBe(true);
  expect(simulateOptions({})).toEqual(simulateDefaults);
  expect(simulateOptions({ classes: 2 })).toEqual({ ...simulateDefaults, classes: 2 });
});

test.each([
  [{ samples: 2.5 }, /"samples" is 2.5, but a whole number/],
  [{ samples: 3 }, /4 classes but only 3 samples/],
  [{ classes: 0 }, /"classes" is 0/],
  [{ effect: 0 }, /"effect" is 0, but a number above 0/],
  [{ meanCount: NaN }, /"meanCount" is NaN/],
  [{ dropout: 1 }, /"dropout" is 1, but a share below 1/],
  [{ dispersion: -1 }, /"dispersion" is -1/],
  [{ imbalance: 0.5 }, /"imbalance" is 0.5/],
  [{ features: 100 }, /120 planted and 10 mitochondrial genes do not fit into 100 features/],
  [{ sample: 3 } as object, /There is no option "sample"/],
])("%j is refused", (options, message) => {
  expect(() => simulateOptions(options)).toThrow(message);
});
