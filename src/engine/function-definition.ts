import { dtypeCode } from "./dtypes.js";

/** The name of an argument or an earlier step, a number, or the axes of a reduction. */
export type Operand = string | number | readonly number[];

/** One step of a function: the op and what it works on. */
export type FunctionStep = readonly [op: StepOp, ...operands: Operand[]];

/** Steps by name, in the order in which they are computed. */
export type FunctionSteps = Readonly<Record<string, FunctionStep>>;

/** Ops that a function may use, all on float32, and what each calls its output (tensorflow/core/ops/math_ops.cc); reductions keep their axes. */
const outputNames = {
  AddV2: "z",
  Erf: "y",
  Exp: "y",
  Maximum: "z",
  Mean: "output",
  Mul: "z",
  Neg: "y",
  RealDiv: "z",
  Rsqrt: "y",
  Sigmoid: "y",
  Square: "y",
  Sub: "z",
  Sum: "output",
} as const;

export type StepOp = keyof typeof outputNames;

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
    Object.values(steps).flatMap(([, ...operands]) =>
      operands.filter((operand) => typeof operand !== "string").map((value) => [constantName(value), value] as const),
    ),
  );
  const source = (operand: Operand): string => {
    if (typeof operand !== "string") return `${constantName(operand)}:output:0`;
    const step = steps[operand];
    return step ? `${operand}:${outputNames[step[0]]}:0` : operand;
  };
  const nodes = [
    ...[...constants].map(([own, value]) => constantNode(own, value)),
    ...Object.entries(steps).map(([step, [op, ...operands]]) =>
      message(
        string(1, step),
        string(2, op),
        ...operands.map((operand) => string(3, source(operand))),
        entry(5, "T", number(6, dtypeCode.float32)),
        ...(reduces(op) ? [entry(5, "Tidx", number(6, dtypeCode.int32)), entry(5, "keep_dims", number(5, 1))] : []),
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
      ...outputs.map((output) => entry(4, `out_${output}`, utf8(source(output)))),
      entry(5, compiled, number(5, 1)),
    ),
  );
}

function constantNode(name: string, value: number | readonly number[]): number[] {
  const dtype = typeof value === "number" ? dtypeCode.float32 : dtypeCode.int32;
  const tensor =
    typeof value === "number"
      ? message(number(1, dtype), bytes(2, []), bytes(5, float(value)))
      : message(number(1, dtype), bytes(2, bytes(2, number(1, value.length))), bytes(7, value.flatMap(varint)));
  return message(
    string(1, name),
    string(2, "Const"),
    entry(5, "dtype", number(6, dtype)),
    entry(5, "value", bytes(8, tensor)),
  );
}

/** Node names hold letters, digits and underlines only. */
function constantName(value: number | readonly number[]): string {
  const text = typeof value === "number" ? `number ${value}` : `axes ${value.join(" ")}`;
  return text.replaceAll(/[^a-z0-9]/g, (sign) => `_${sign.charCodeAt(0)}_`);
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

function varint(value: number): number[] {
  const out: number[] = [];
  for (; value > 127; value = Math.floor(value / 128)) out.push((value % 128) | 128);
  return [...out, value];
}
