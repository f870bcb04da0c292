import type { NamedTensor } from "../models/safetensors.js";

/** Weights of a network as a classifier's state holds them: tensors by name. */
type Weights = Readonly<Record<string, NamedTensor>>;

/**
 * Takes the weights out of a classifier's state, since weights are written as `.safetensors`, which every tool reads.
 *
 * @returns the state with each field `weights` replaced by the name of its file, and by that name the weights and the
 * classes that the network tells apart
 */
export function takeWeights(state: unknown): {
  rest: unknown;
  weights: Record<string, Weights>;
  classes: Record<string, readonly string[]>;
} {
  const weights: Record<string, Weights> = {};
  const classes: Record<string, readonly string[]> = {};
  const walk = (value: unknown, known: readonly string[]): unknown => {
    if (Array.isArray(value)) return value.map((inner) => walk(inner, known));
    if (!isRecord(value)) return value;
    const own = Array.isArray(value["classes"]) ? (value["classes"] as string[]) : known;
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => {
        if (key !== "weights" || !isRecord(inner)) return [key, walk(inner, own)];
        const name = `network-${Object.keys(weights).length}`;
        weights[name] = inner as Weights;
        classes[name] = own;
        return [key, name];
      }),
    );
  };
  return { rest: walk(state, []), weights, classes };
}

/** Puts weights back where `takeWeights` took them. */
export function putWeights(state: unknown, read: (name: string) => Weights): unknown {
  if (Array.isArray(state)) return state.map((value) => putWeights(value, read));
  if (!isRecord(state)) return state;
  return Object.fromEntries(
    Object.entries(state).map(([key, value]) =>
      key === "weights" && typeof value === "string" ? [key, read(value)] : [key, putWeights(value, read)],
    ),
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !ArrayBuffer.isView(value) && !Array.isArray(value);
}
