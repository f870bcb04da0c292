import { expect, test } from "@jest/globals";
import { requireDevice, wantedDevice } from "../../src/engine/device.js";

test("the environment may ask for a device, by two names", () => {
  expect([undefined, "", "cpu", "gpu"].map((OMIXEL_DEVICE) => wantedDevice({ OMIXEL_DEVICE }))).toEqual(["any", "any", "cpu", "gpu"]); // prettier-ignore
  expect(() => wantedDevice({ OMIXEL_DEVICE: "tpu" })).toThrow(/OMIXEL_DEVICE is "tpu".*"cpu" or "gpu"/);
});

test("a GPU that is asked for and absent is an error with a remedy", () => {
  for (const [wanted, gpus] of [["gpu", 1], ["cpu", 0], ["any", 0]] as const) requireDevice(wanted, gpus); // prettier-ignore
  expect(() => requireDevice("gpu", 0)).toThrow(
    expect.objectContaining({ tag: "EngineUnavailable", message: expect.stringMatching(/sees none\. Unset it/) }),
  );
});
