import { dtypeCode } from "./dtypes.js";

/** The name of an argument or an earlier step, a number, or whole numbers: axes, their order, a slice's place or size. */
export type Operand = string | number | readonly number[];

/** One step of a function: the op and what it works on. */
export type FunctionStep = readonly [op: StepOp, ...operands: Operand[]];

/** Steps by name, in the order in which they are computed. */
export type FunctionSteps = Readonly<Record<string, FunctionStep>>;

/**
 * Ops that a function may use, all on float32: what each calls its output, and which attribute tells the type of its whole
 * numbers (tensorflow/core/ops/math_ops.cc, array_ops.cc). Reductions keep their axes; `ConcatV2` ends with its axis.
 */
const ops = {
  AddV2: { output: "z" },
  ConcatV2: { output: "output", whole: "Tidx" },
  Erf: { output: "y" },
  Exp: { output: "y" },
  Maximum: { output: "z" },
  Mean: { output: "output", whole: "Tidx" },
  Mul: { output: "z" },
  Neg: { output: "y" },
  RealDiv: { output: "z" },
  Rsqrt: { output: "y" },
  Sigmoid: { output: "y" },
  Slice: { output: "output", whole: "Index" },
  Square: { output: "y" },
  Sub: { output: "z" },
  Sum: { output: "output", whole: "Tidx" },
  Transpose: { output: "y", whole: "Tperm" },
} as const;

export type StepOp = keyof typeof ops;

/** Makes TensorFlow compile the function by XLA for each shape that it is called with. */
const compiled = "_XlaMustCompile";

/**
 * A function of float32 tensors as TensorFlow takes it: the bytes of a FunctionDef
 * (tensorflow/core/framework/function.proto), written by hand, since a library for protocol buffers would weigh more.
 *
 * @param outputs names of steps
 */
export function functionDefinition(
  name: string,
  inputs: readonly string[],
  steps: FunctionSteps,
  outputs: readonly string[],
): Uint8Array {
  const argument = (text: string) => message(string(1, text), number(3, dtypeCode.float32));
  const constants = new Map(
    Object.values(steps).flatMap(([op, ...operands]) =>
      operands.flatMap((operand) =>
        typeof operand === "string" ? [] : [[constantName(op, operand), constantOf(op, operand)] as const],
      ),
    ),
  );
  const source = (op: StepOp, operand: Operand): string => {
    if (typeof operand !== "string") return `${constantName(op, operand)}:output:0`;
    const step = steps[operand];
    return step ? `${operand}:${ops[step[0]].output}:0` : operand;
  };
  const nodes = [
    ...[...constants].map(([own, value]) => constantNode(own, value)),
    ...Object.entries(steps).map(([step, [op, ...operands]]) =>
      message(
        string(1, step),
        string(2, op),
        ...operands.map((operand) => string(3, source(op, operand))),
        entry(5, "T", number(6, dtypeCode.float32)),
        ...wholeNumbersOf(op).map((attribute) => entry(5, attribute, number(6, dtypeCode.int32))),
        ...(reduces(op) ? [entry(5, "keep_dims", number(5, 1))] : []),
        ...(joins(op) ? [entry(5, "N", number(3, operands.length - 1))] : []),
      ),
    ),
  ];
  const signature = message(
    string(1, name),
    ...inputs.map((input) => bytes(2, argument(input))),
    ...outputs.map((output) => bytes(3, argument(`out_${output}`))),
  );
  return Uint8Array.from(
    message(
      bytes(1, signature),
      ...nodes.map((node) => bytes(3, node)),
      ...outputs.map((output) => entry(4, `out_${output}`, utf8(source(steps[output]![0], output)))),
      entry(5, compiled, number(5, 1)),
    ),
  );
}

interface Constant {
  readonly dtype: number;
  readonly shape: readonly number[];
  readonly content: readonly number[];
}

function constantOf(op: StepOp, value: number | readonly number[]): Constant {
  if (typeof value !== "number")
    return { dtype: dtypeCode.int32, shape: [value.length], content: bytes(7, value.flatMap(varint)) };
  if (joins(op)) return { dtype: dtypeCode.int32, shape: [], content: bytes(7, varint(value)) };
  return { dtype: dtypeCode.float32, shape: [], content: bytes(5, float(value)) };
}

function constantNode(name: string, { dtype, shape, content }: Constant): number[] {
  const sizes = shape.flatMap((size) => bytes(2, number(1, size)));
  return message(
    string(1, name),
    string(2, "Const"),
    entry(5, "dtype", number(6, dtype)),
    entry(5, "value", bytes(8, message(number(1, dtype), bytes(2, sizes), content))),
  );
}

/** Node names hold letters, digits and underlines only. */
function constantName(op: StepOp, value: number | readonly number[]): string {
  const kind = typeof value === "number" ? (joins(op) ? "axis" : "number") : "whole";
  return `${kind} ${[value].flat().join(" ")}`.replaceAll(/[^a-z0-9]/g, (sign) => `_${sign.charCodeAt(0)}_`);
}

/** The attribute that tells the type of an op's whole numbers, where it takes any. */
function wholeNumbersOf(op: StepOp): string[] {
  const known: { readonly output: string; readonly whole?: string } = ops[op];
  return known.whole ? [known.whole] : [];
}

/** Whether an op takes any number of tensors, then the axis along which it puts them. */
export function joins(op: StepOp): boolean {
  return op === "ConcatV2";
}

/** Reductions: the second operand is the axes. */
export function reduces(op: StepOp): boolean {
  return op === "Mean" || op === "Sum";
}

const utf8 = (text: string): number[] => [...new TextEncoder().encode(text)];
const float = (value: number): number[] => [...new Uint8Array(Float32Array.of(value).buffer)];
const message = (...fields: readonly (readonly number[])[]): number[] => fields.flat();

/** The wire format's fields (protobuf.dev/programming-guides/encoding): a tag with the field's number, then its value. */
const number = (field: number, value: number): number[] => [...varint(field << 3), ...varint(value)];
const bytes = (field: number, content: readonly number[]): number[] => [
  ...varint((field << 3) | 2),
  ...varint(content.length),
  ...content,
];
const string = (field: number, text: string): number[] => bytes(field, utf8(text));
/** An entry of a map; the value is bytes already, of a message or a text. */
const entry = (field: number, key: string, value: readonly number[]): number[] =>
  bytes(field, message(string(1, key), bytes(2, value)));

/** Negative numbers as all 64 bits of their two's complement. */
function varint(value: number): number[] {
  const out: number[] = [];
  let left = BigInt.asUintN(64, BigInt(value));
  for (; left > 127n; left >>= 7n) out.push(Number(left & 127n) | 128);
  return [...out, Number(left)];
}
