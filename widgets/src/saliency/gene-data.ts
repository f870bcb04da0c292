import type { SaliencyDataState, SaliencyState, TermsState } from "../../../src/notebook/state.js";
import { bytes, floats, indices, integers } from "../binary.js";
import { type Layout, readLayout } from "../read-layout.js";
import type { Model } from "../model.js";

/** What is known of all genes in one class, or in one sample. */
export interface Subject {
  /** "class Astrocyte", "sample S12". */
  readonly title: string;
  /** Class that the scores speak of. */
  readonly class: number;
  /** Score of each gene; NaN = missing. */
  readonly scores: Float32Array;
  /** Only of a sample: its own values. */
  readonly values?: Float32Array;
  /** Its picture, NHWC bytes. */
  readonly pixels: Uint8Array;
  readonly channels: number;
}

/** A gene set that holds a gene. */
export interface Term {
  readonly name: string;
  readonly class: string;
  readonly q: number;
}

/** The numbers of the view's state, read once. */
export class GeneData {
  readonly layout: Layout;
  readonly classes: readonly string[];
  readonly colours: readonly string[];
  readonly samples: readonly string[];
  readonly truth: Int32Array;
  readonly predicted: Int32Array;
  readonly home: Uint8Array;
  readonly unit: string;
  readonly note: string;
  /** Name of the method that explained. */
  readonly method: string;
  readonly #terms: TermsState;
  readonly #scores: Float32Array;
  readonly #expression: Float32Array;
  readonly #difference: Float32Array;
  readonly #ground: Uint8Array;
  #termsOf: ReadonlyMap<number, readonly number[]> | undefined;

  constructor(model: Model<SaliencyState>) {
    const data: Model<SaliencyDataState> = model.get("data");
    this.layout = readLayout(model.get("layout"));
    this.classes = data.get("classes");
    const colours = model.get("samples").get("colours");
    this.colours = this.classes.map((name) => (Object.hasOwn(colours, name) ? colours[name]! : "#888888"));
    this.samples = model.get("samples").get("names");
    this.truth = integers(data.get("truth"));
    this.predicted = integers(data.get("predicted"));
    this.home = bytes(data.get("home"));
    this.unit = data.get("unit");
    this.note = data.get("note");
    this.method = data.get("method");
    this.#terms = data.get("terms");
    this.#scores = floats(data.get("scores"));
    this.#expression = floats(data.get("expression"));
    this.#difference = floats(data.get("difference"));
    this.#ground = bytes(data.get("ground"));
  }

  get genes(): number {
    return this.layout.features.length;
  }

  ofClass(c: number): Subject {
    const size = this.#ground.length / this.classes.length;
    return {
      title: `class ${this.classes[c] ?? ""}`,
      class: c,
      scores: this.#ofClass(this.#scores, c),
      pixels: this.#ground.subarray(c * size, (c + 1) * size),
      channels: Math.max(1, Math.round(size / (this.layout.height * this.layout.width))),
    };
  }

  /** Mean of the genes in a class, and that less the mean of all other samples. */
  expressionOf(c: number): Float32Array {
    return this.#ofClass(this.#expression, c);
  }

  differenceOf(c: number): Float32Array {
    return this.#ofClass(this.#difference, c);
  }

  /** Gene sets with a gene, most significant first. */
  termsOf(gene: number): Term[] {
    this.#termsOf ??= this.#indexTerms();
    const { names, classes, q } = this.#terms;
    const own = this.#termsOf.get(gene) ?? [];
    return own.map((t) => ({ name: names[t]!, class: classes[t]!, q: q[t]! }));
  }

  #ofClass(values: Float32Array, c: number): Float32Array {
    return values.subarray(c * this.genes, (c + 1) * this.genes);
  }

  #indexTerms(): Map<number, number[]> {
    const terms = this.#terms;
    const start = indices(terms.start);
    const index = new Map<number, number[]>();
    for (const [entry, gene] of indices(terms.genes).entries()) {
      const own = index.get(gene) ?? [];
      index.set(gene, own);
      own.push(entry);
    }
    // Entries lie set after set, so that one pass of each list names the sets in their order.
    for (const entries of index.values())
      for (let i = 0, t = 0; i < entries.length; i++) {
        while (start[t + 1]! <= entries[i]!) t++;
        entries[i] = t;
      }
    return index;
  }
}
