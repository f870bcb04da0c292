import type { TensorInfo } from "@tensorflow/tfjs";
import type { TensorFlowBackend } from "../backend.js";
import type { DoorTensor } from "../door-tensor.js";
import { dtypeCode } from "../dtypes.js";

/** Runs an op that TensorFlow has for floating point only; integers and booleans, which tfjs lets in, are cast first. */
export function onFloats(
  backend: TensorFlowBackend,
  x: TensorInfo,
  run: (floats: TensorInfo | DoorTensor) => TensorInfo,
): TensorInfo {
  if (x.dtype === "float32" || x.dtype === "complex64") return run(x);
  const [floats] = backend.exec("Cast", [x], { DstT: dtypeCode.float32 });
  try {
    return run(floats!);
  } finally {
    floats!.delete();
  }
}
