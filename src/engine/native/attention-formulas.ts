import type { TensorFlowBackend } from "../backend.js";
import type { FunctionSteps } from "../function-definition.js";
import { Formula } from "./formula.js";

/**
 * Queries and keys of at most so many values are multiplied where the products are used. Longer ones are multiplied faster as
 * matrices, although the result goes through memory then.
 */
const NARROW = 16;

type Places = readonly [number, number, number, number, number];
const slice = (of: string, from: Places, size: Places) => ["Slice", of, from, size] as const;
const ALL: Places = [-1, -1, -1, -1, -1];

/** `name`: the sum over d of a[…, d, key] b[…, d, query]. */
function products(name: string, a: string, b: string, width: number): FunctionSteps {
  const steps: Record<string, FunctionSteps[string]> = {};
  for (let d = 0; d < width; d++) {
    const product = d === 0 && width > 1 ? `${name}0` : `${name}Product${d}`;
    steps[`${name}Row${d}`] = slice(a, [0, 0, 0, d, 0], [-1, -1, -1, 1, -1]);
    steps[`${name}A${d}`] = ["Transpose", `${name}Row${d}`, [0, 1, 2, 4, 3]];
    steps[`${name}B${d}`] = slice(b, [0, 0, 0, d, 0], [-1, -1, -1, 1, -1]);
    steps[product] = ["Mul", `${name}A${d}`, `${name}B${d}`];
    if (d > 0)
      steps[d === width - 1 ? name : `${name}${d}`] = ["AddV2", d === 1 ? `${name}0` : `${name}${d - 1}`, product];
  }
  if (width === 1) steps[name] = ["Mul", `${name}Product0`, 1];
  return steps;
}

export type AttentionFormulas = ReturnType<typeof attentionFormulas>;

/**
 * What attention computes beside products of matrices, for heads of a width. Tensors are [1, count, heads, …]: queries, keys,
 * values and what is seen [width, tokens], scores [keys, queries], so that what belongs to a query lies along the last axis,
 * where processors take many at once.
 */
export function attentionFormulas(backend: TensorFlowBackend, width: number) {
  const named = (name: string) => `Attention${name}${width}`;
  const narrow = width <= NARROW;
  return {
    /** [count, tokens, 3, heads, width] → queries, keys, and values with ones below them. */
    part: new Formula(
      backend,
      named("Part"),
      ["x"],
      {
        q: slice("x", [0, 0, 0, 0, 0], [-1, -1, 1, -1, -1]),
        k: slice("x", [0, 0, 1, 0, 0], [-1, -1, 1, -1, -1]),
        v: slice("x", [0, 0, 2, 0, 0], [-1, -1, 1, -1, -1]),
        queries: ["Transpose", "q", [2, 0, 3, 4, 1]],
        keys: ["Transpose", "k", [2, 0, 3, 4, 1]],
        plain: ["Transpose", "v", [2, 0, 3, 4, 1]],
        row: slice("plain", [0, 0, 0, 0, 0], [-1, -1, -1, 1, -1]),
        zeros: ["Mul", "row", 0],
        ones: ["AddV2", "zeros", 1],
        values: ["ConcatV2", "plain", "ones", 3],
      },
      ["queries", "keys", "values"],
    ),
    /** exp of scaled scores; the scores themselves are never in memory. */
    powerOfProducts: narrow
      ? new Formula(backend, named("PowerOfProducts"), ["keys", "queries", "scale"], {
          ...products("score", "keys", "queries", width),
          scaled: ["Mul", "score", "scale"],
          power: ["Exp", "scaled"],
        })
      : undefined,
    power: new Formula(backend, named("Power"), ["scores", "shift", "scale"], {
      lowered: ["Sub", "scores", "shift"],
      scaled: ["Mul", "lowered", "scale"],
      power: ["Exp", "scaled"],
    }),
    /** Weighted sums of values, and in the last row of the weights → [count, tokens, 1, heads, width]. */
    result: new Formula(backend, named("Result"), ["seen"], {
      weighted: slice("seen", [0, 0, 0, 0, 0], [-1, -1, -1, width, -1]),
      sums: slice("seen", [0, 0, 0, width, 0], ALL),
      y: ["RealDiv", "weighted", "sums"],
      rows: ["Transpose", "y", [1, 4, 0, 2, 3]],
    }),
    /** Of the result's gradient: that of the weighted sums, and what the softmax takes from all slopes of a query, their mean. */
    slopes: new Formula(
      backend,
      named("Slopes"),
      ["dy", "seen"],
      {
        weighted: slice("seen", [0, 0, 0, 0, 0], [-1, -1, -1, width, -1]),
        sums: slice("seen", [0, 0, 0, width, 0], ALL),
        y: ["RealDiv", "weighted", "sums"],
        upstream: ["Transpose", "dy", [2, 0, 3, 4, 1]],
        slope: ["RealDiv", "upstream", "sums"],
        product: ["Mul", "slope", "y"],
        mean: ["Sum", "product", [3]],
      },
      ["slope", "mean"],
    ),
    gradientOfProducts: narrow
      ? new Formula(backend, named("GradientOfProducts"), ["power", "values", "slope", "mean", "scale"], {
          ...products("ofPower", "values", "slope", width),
          level: ["Sub", "ofPower", "mean"],
          part: ["Mul", "power", "level"],
          gradient: ["Mul", "part", "scale"],
        })
      : undefined,
    gradient: new Formula(backend, named("Gradient"), ["power", "ofPower", "mean", "scale"], {
      level: ["Sub", "ofPower", "mean"],
      part: ["Mul", "power", "level"],
      gradient: ["Mul", "part", "scale"],
    }),
    /** Gradients of queries, and of keys and values [tokens, width], → [count, tokens, 3, heads, width]. */
    pack: new Formula(backend, named("Pack"), ["queries", "keys", "values"], {
      q: ["Transpose", "queries", [1, 4, 0, 2, 3]],
      k: ["Transpose", "keys", [1, 3, 0, 2, 4]],
      v: ["Transpose", "values", [1, 3, 0, 2, 4]],
      packed: ["ConcatV2", "q", "k", "v", 2],
    }),
  };
}
