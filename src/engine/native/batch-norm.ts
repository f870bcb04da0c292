import { customGrad, type GradSaveFunc, type Tensor, type Tensor1D, type Tensor4D } from "@tensorflow/tfjs";
import type { TensorFlowBackend } from "../backend.js";
import type { DoorTensor } from "../door-tensor.js";
import type { NativeOps } from "../ops.js";
import { gradientRelease, runOp, toTensor } from "./tensors.js";

/** Batch normalisation by the batch's own statistics, forward with the running ones and backward one op each. */
export function nativeBatchNormTrain(backend: TensorFlowBackend): NativeOps["batchNormTrain"] {
  return (x, scale, offset, running, momentum, epsilon) => {
    let statistics: [DoorTensor, DoorTensor] | undefined;

    const normalise = customGrad((...args) => {
      const [x, scale, offset, save] = args as unknown as [Tensor4D, Tensor1D, Tensor1D, GradSaveFunc];
      const inputs = [x, scale, offset, running.mean, running.variance];
      const options = { epsilon, exponential_avg_factor: momentum, is_training: true };
      const outputs = backend.exec("FusedBatchNormV3", inputs, options);
      const [y, mean, variance, ...reserve] = outputs as [DoorTensor, DoorTensor, DoorTensor, ...DoorTensor[]];
      statistics = [mean, variance];
      save([x, scale, ...reserve.map((tensor) => toTensor(backend, tensor))]);
      return {
        value: toTensor(backend, y),
        gradFunc: (dy: Tensor, saved: Tensor[]) => {
          const release = gradientRelease(dy);
          const gradients = backend.exec("FusedBatchNormGradV3", [dy, ...saved], { epsilon, is_training: true });
          for (const unused of gradients.splice(3)) unused.delete();
          for (const tensor of saved) tensor.dispose();
          release();
          return gradients.map((gradient) => toTensor(backend, gradient));
        },
      };
    });

    const y = normalise(x, scale, offset) as Tensor4D;
    const [mean, variance] = statistics!;
    return { y, mean: toTensor(backend, mean), variance: toTensor(backend, variance) };
  };
}

export function nativeBatchNormInfer(backend: TensorFlowBackend): NativeOps["batchNormInfer"] {
  return (x, scale, offset, mean, variance, epsilon) => {
    const normalise = customGrad((...args) => {
      const [x, scale, offset, mean, variance, save] = args as unknown as [
        Tensor4D,
        Tensor1D,
        Tensor1D,
        Tensor1D,
        Tensor1D,
        GradSaveFunc,
      ];
      const options = { epsilon, is_training: false };
      const [y, ...others] = backend.exec("FusedBatchNormV3", [x, scale, offset, mean, variance], options);
      for (const other of others) other.delete();
      save([x, scale, mean, variance]);
      return {
        value: toTensor(backend, y!),
        gradFunc: (dy: Tensor, saved: Tensor[]) => {
          // The statistics are constants here: their gradient is zero, as it is in a trained network.
          const [x, scale, mean, variance] = saved as [Tensor4D, Tensor1D, Tensor1D, Tensor1D];
          const inputs = [dy, x, scale, mean, variance, backend.constants.filled(0, 0)];
          const gradients = backend.exec("FusedBatchNormGradV3", inputs, options);
          for (const unused of gradients.splice(3)) unused.delete();
          const zeros = () => runOp(backend, "ZerosLike", [mean]);
          return [...gradients.map((gradient) => toTensor(backend, gradient)), zeros(), zeros()];
        },
      };
    });
    return normalise(x, scale, offset, mean, variance) as Tensor4D;
  };
}
