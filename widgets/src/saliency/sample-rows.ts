import type { SaliencyDataState, SaliencyState } from "../../../src/notebook/state.js";
import { bytes, floats } from "../binary.js";
import { listen, type Model } from "../model.js";

/** What one sample has: a score and a value for each gene, and its picture. */
export interface SampleRow {
  readonly scores: Float32Array;
  readonly values: Float32Array;
  readonly pixels: Uint8Array;
}

/** Rows that are kept; one of 20,000 genes with a picture of 128 × 128 × 3 takes 200 kB. */
const mostKept = 200;
/** A kernel that has not answered by then is busy or gone. */
const patience = 3000;

/** Single samples: out of the state, or asked of the kernel one by one. */
export class SampleRows {
  readonly #model: Model<SaliencyState>;
  readonly #rows: SaliencyDataState["rows"];
  readonly #count: number;
  readonly #kept = new Map<number, SampleRow>();
  readonly #asked = new Map<number, number>();
  readonly #changed: () => void;
  readonly #signal: AbortSignal;

  /** @param changed called when a row has come, or when it is known to be late */
  constructor(model: Model<SaliencyState>, count: number, changed: () => void, signal: AbortSignal) {
    this.#model = model;
    this.#rows = model.get("data").get("rows");
    this.#count = count;
    this.#changed = changed;
    this.#signal = signal;
    listen(
      model,
      "msg:custom",
      (content: { row?: unknown } | null, buffers?: DataView[]) => {
        if (typeof content?.row === "number" && buffers?.length === 3) this.#came(content.row, buffers);
      },
      signal,
    );
    signal.addEventListener(
      "abort",
      () => {
        for (const timer of this.#asked.values()) clearTimeout(timer);
      },
      { once: true },
    );
  }

  /** Whether the result has scores of single samples at all. */
  get known(): boolean {
    return this.#rows !== "none";
  }

  /** "coming" once the kernel was asked, "late" when it does not answer. */
  get(row: number): SampleRow | "coming" | "late" {
    const rows = this.#rows;
    if (rows === "none") return "late";
    if (rows) {
      const part = <Values extends { readonly length: number; subarray(from: number, to: number): Values }>(
        values: Values,
      ) => values.subarray((row * values.length) / this.#count, ((row + 1) * values.length) / this.#count);
      return {
        scores: part(floats(rows.scores)),
        values: part(floats(rows.expression)),
        pixels: part(bytes(rows.pixels)),
      };
    }
    const kept = this.#kept.get(row);
    if (kept) return kept;
    const waiting = this.#asked.get(row);
    if (waiting !== undefined) return waiting === 0 ? "late" : "coming";
    this.#model.send({ row });
    const timer = setTimeout(() => {
      this.#asked.set(row, 0);
      this.#changed();
    }, patience);
    this.#asked.set(row, Number(timer));
    return "coming";
  }

  #came(row: number, [scores, values, pixels]: DataView[]): void {
    if (this.#signal.aborted) return;
    clearTimeout(this.#asked.get(row));
    this.#asked.delete(row);
    if (this.#kept.size >= mostKept) this.#kept.delete(this.#kept.keys().next().value!);
    this.#kept.set(row, { scores: floats(scores!), values: floats(values!), pixels: bytes(pixels!) });
    this.#changed();
  }
}
