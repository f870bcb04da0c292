import { OmixelError } from "../errors.js";

/** What to compute on; "any": whatever TensorFlow finds. */
export type Device = "any" | "cpu" | "gpu";

/**
 * What the environment variable `OMIXEL_DEVICE` asks for.
 *
 * @throws InvalidOption for anything but "cpu" and "gpu"
 */
export function wantedDevice(env: Readonly<Record<string, string | undefined>> = process.env): Device {
  const wanted = env.OMIXEL_DEVICE ?? "";
  if (wanted === "") return "any";
  if (wanted === "cpu" || wanted === "gpu") return wanted;
  throw new OmixelError("InvalidOption", `OMIXEL_DEVICE is "${wanted}".`, 'Use "cpu" or "gpu", or unset it.');
}

/** @throws EngineUnavailable where a GPU is wanted and none is there */
export function requireDevice(wanted: Device, gpus: number): void {
  if (wanted !== "gpu" || gpus > 0) return;
  throw new OmixelError(
    "EngineUnavailable",
    "OMIXEL_DEVICE asks for a GPU, but TensorFlow sees none.",
    "Unset it to compute on processor cores, or name a TensorFlow built for this GPU (OMIXEL_TENSORFLOW) and check its driver.",
  );
}
