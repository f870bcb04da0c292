import { expect, test } from "@jest/globals";
import { pad, planPadding, unpad } from "../../../src/engine/native/padding.js";
import { describeTensorFlow, expectClose, normal } from "../engines.js";

test("SAME where it is the same, nothing where nothing is needed, else pixels and VALID", () => {
  expect(planPadding("conv", [2, 8, 8, 3], [3, 3], 1, 1)).toMatchObject({ padding: "SAME", pads: undefined });
  expect(planPadding("conv", [2, 8, 8, 3], [3, 3], 2, 0)).toMatchObject({ padding: "VALID", pads: undefined });
  expect(planPadding("conv", [2, 8, 9, 3], [3, 3], 2, 1)).toEqual({
    padding: "VALID",
    pads: [
      [0, 0],
      [1, 0],
      [1, 1],
      [0, 0],
    ],
    paddedShape: [2, 9, 11, 3],
    explicit: [0, 0, 1, 0, 1, 1, 0, 0],
  });
});

describeTensorFlow("pixels", (_, backend) => {
  test("are added and taken off again", () => {
    const plan = planPadding("conv", [1, 4, 4, 2], [3, 3], 2, 1);
    const x = normal([1, 4, 4, 2]);
    const padded = pad(backend, x, plan, 5)!;
    expect(padded.shape).toEqual(plan.paddedShape);
    const back = unpad(backend, padded, plan, x.shape);
    expectClose(backend.door.read(back) as Float32Array, x.dataSync(), 0);
    expect(() => padded.handle).toThrow(/deleted/);
    back.delete();
  });
});
