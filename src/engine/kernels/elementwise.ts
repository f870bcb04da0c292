import { broadcast_util, type TensorInfo } from "@tensorflow/tfjs";
import { dtypeCode } from "../dtypes.js";
import { onFloats } from "./floats.js";
import type { Inputs, Kernel, KernelFamily } from "./kernel.js";

/** The same name in tfjs and TensorFlow, one input, any type of number. */
const unary =
  "Abs Ceil ComplexAbs Diag FFT Floor IFFT Imag IsFinite IsInf IsNan LogicalNot Neg OnesLike Real Relu Relu6 Sign Square ZerosLike";

/** One input that TensorFlow takes as floating point only; tfjs lets integers in. */
const unaryFloat =
  "Acos Acosh Asin Asinh Atan Atanh Cos Cosh Elu Erf Exp Expm1 Log Log1p LogSoftmax Reciprocal Rsqrt Selu Sigmoid Sin Sinh Softmax Softplus Sqrt Tan Tanh";

/** Two inputs with broadcasting; tfjs name:TensorFlow name where they differ. */
const binary =
  "Add:AddV2 Atan2 BitwiseAnd Equal FloorDiv Greater GreaterEqual Less LessEqual LogicalAnd LogicalOr Maximum Minimum Mod:FloorMod Multiply:Mul NotEqual Pow RealDiv SquaredDifference Sub";

/** Kernels that work on each element alone. */
export const elementwise: KernelFamily = (backend) => {
  const { constants } = backend;
  const table: Record<string, Kernel> = {};
  for (const name of unary.split(" ")) table[name] = (inputs) => backend.run(name, [only(inputs)]);
  for (const name of unaryFloat.split(" "))
    table[name] = (inputs) => onFloats(backend, only(inputs), (x) => backend.run(name, [x]));
  for (const entry of binary.split(" ")) {
    const [name, op = name] = entry.split(":") as [string, string?];
    table[name] = ({ a, b }) =>
      backend.run(op, [a!, b!], {}, broadcast_util.assertAndGetBroadcastShape(a!.shape, b!.shape));
  }
  return {
    ...table,
    AddN: (inputs) => backend.run("AddN", [Object.values(inputs)]),
    Cast: ({ x }, { dtype }) => backend.run("Cast", [x!], { DstT: dtypeCode[dtype as "float32"] }),
    ClipByValue: ({ x }, { clipValueMin, clipValueMax }) =>
      backend.run("ClipByValue", [
        x!,
        constants.scalar(clipValueMin, x!.dtype),
        constants.scalar(clipValueMax, x!.dtype),
      ]),
    Complex: ({ real, imag }) => backend.run("Complex", [real!, imag!]),
    EluGrad: ({ dy, y }) => backend.run("EluGrad", [dy!, y!]),
    Identity: ({ x }) => backend.share(x!),
    LeakyRelu: ({ x }, { alpha }) => onFloats(backend, x!, (floats) => backend.run("LeakyRelu", [floats], { alpha })),
    Prelu: ({ x, alpha }) =>
      onFloats(backend, x!, (floats) => {
        const [positive] = backend.exec("Relu", [floats]);
        const [negative] = backend.exec("Minimum", [floats, constants.scalar(0)]);
        const [scaled] = backend.exec("Mul", [negative!, alpha!]);
        const y = backend.run("AddV2", [positive!, scaled!]);
        for (const tensor of [positive, negative, scaled]) tensor!.delete();
        return y;
      }),
    // TensorFlow's Round turns integers into zeros.
    Round: ({ x }) => (x!.dtype === "int32" ? backend.share(x!) : backend.run("Round", [x!])),
    Select: ({ condition, t, e }) => {
      // Only the first version takes a vector that chooses whole rows.
      const rows = condition!.shape.length === 1 && t!.shape.length > 1;
      return backend.run(rows ? "Select" : "SelectV2", [condition!, t!, e!]);
    },
    Step: ({ x }, { alpha }) => {
      const { dtype } = x!;
      const [positive] = backend.exec("Greater", [x!, constants.scalar(0, dtype)]);
      const [below] = backend.exec("SelectV2", [positive!, constants.scalar(1, dtype), constants.scalar(alpha, dtype)]);
      const [isNan] = dtype === "float32" ? backend.exec("IsNan", [x!]) : [];
      const y = isNan ? backend.run("SelectV2", [isNan, x!, below!]) : backend.adopt(below!);
      for (const tensor of isNan ? [positive, below, isNan] : [positive]) tensor!.delete();
      return y;
    },
  };
};

function only(inputs: Inputs): TensorInfo {
  return (inputs.x ?? inputs.input ?? inputs.logits ?? inputs.a)!;
}
