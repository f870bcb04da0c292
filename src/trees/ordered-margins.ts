import type { Random } from "../random.js";
import {
  derive,
  leafValues,
  type Margins,
  type MoveOptions,
  outputsOf,
  plainMargins,
  priorMargins,
} from "./margins.js";

/** Orders of the samples; each round takes one of them for its derivatives. The reference keeps as many. */
const orders = 4;

/** A model that has learnt from the first `learnt` samples of an order, and what it says of the first `known`. */
interface Prefix {
  readonly learnt: number;
  readonly known: number;
  readonly margins: Float64Array;
  readonly gradient: Float64Array;
  readonly hessian: Float64Array;
}

/**
 * Margins of ordered boosting (Prokhorenkova et al. 2018): what is said of a sample comes from a model that has not seen
 * it. In each random order of the samples a model is kept for the first 1, 2, 4, … of them; a sample's derivatives come
 * from the largest one that ends before it. Samples that are not here are moved by a model of all.
 */
export function orderedMargins(classes: Int32Array, count: number, options: MoveOptions, random: Random): Margins {
  const samples = classes.length;
  const outputs = outputsOf(count);
  const prior = priorMargins(classes, count);
  const factor = options.curvature(count);
  const kept = Array.from({ length: orders }, () => {
    const order = random.shuffle(Uint32Array.from(classes.keys()));
    const prefixes: Prefix[] = [];
    for (let learnt = 1; prefixes.length === 0 || learnt < samples; learnt *= 2) {
      const known = Math.min(2 * learnt, samples);
      const margins = Float64Array.from({ length: outputs * known }, (_, at) => prior[Math.floor(at / known)]!);
      const empty = () => new Float64Array(outputs * known);
      prefixes.push({ learnt: Math.min(learnt, samples), known, margins, gradient: empty(), hessian: empty() });
    }
    return { order, prefixes };
  });
  const all = plainMargins(classes, count, options);
  const gradient = new Float64Array(outputs * samples);
  const hessian = new Float64Array(outputs * samples);
  const first = { gradient: new Float64Array(outputs), hessian: new Float64Array(outputs) };

  return {
    outputs,
    derive() {
      all.derive();
      for (const { order, prefixes } of kept)
        for (const prefix of prefixes)
          derive(prefix.margins, (q) => classes[order[q]!]!, prefix.known, factor, prefix.gradient, prefix.hessian);
      const { order, prefixes } = kept[random.integer(orders)]!;
      derive(prior, () => classes[order[0]!]!, 1, factor, first.gradient, first.hessian);
      for (let k = 0; k < outputs; k++) {
        gradient[k * samples + order[0]!] = first.gradient[k]!;
        hessian[k * samples + order[0]!] = first.hessian[k]!;
        for (const { learnt, known, gradient: g, hessian: h } of prefixes)
          for (let q = learnt; q < known; q++) {
            gradient[k * samples + order[q]!] = g[k * known + q]!;
            hessian[k * samples + order[q]!] = h[k * known + q]!;
          }
      }
      return { gradient, hessian };
    },
    move(output, leafOf, leaves) {
      for (const { order, prefixes } of kept)
        for (const { learnt, known, margins, gradient: g, hessian: h } of prefixes) {
          const from = output * known;
          const leafAt = (q: number) => leafOf[order[q]!]!;
          const own = [g.subarray(from, from + known), h.subarray(from, from + known)] as const;
          const values = leafValues(...own, leafAt, learnt, leaves, options);
          for (let q = 0; q < known; q++) margins[from + q]! += values[leafAt(q)]!;
        }
      return all.move(output, leafOf, leaves);
    },
  };
}
