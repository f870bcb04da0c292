/** A seeded stream of random numbers. The same seed gives the same numbers on every machine. */
export interface Random {
  /** Uniform in [0, 1), 32 random bits. */
  next(): number;
  /** Standard normal. */
  normal(): number;
  /** Uniform integer in [0, n). */
  integer(n: number): number;
  /** Shuffles in place (Fisher–Yates) and returns the same array. */
  shuffle<T extends { length: number; [index: number]: number | string }>(values: T): T;
  /** A stream of its own, independent of how far this one has been read; same label, same stream. */
  fork(label: string | number): Random;
  /** The seed and the labels that led here, "1/folds/2": streams of one name are the same. */
  readonly name: string;
  /** How far the stream has been read, as plain data: `restore` goes on from there. */
  save(): RandomState;
  restore(state: RandomState): void;
}

/** The four words of the generator, then the other half of the last pair of normal numbers, if it is still to be given. */
export type RandomState = readonly number[];

/**
 * Seeded generator: sfc32 (Doty-Humphrey, PractRand), seeded through splitmix32.
 *
 * @param seed any integer or text; the same value always starts the same stream
 */
export function seededRandom(seed: number | string): Random {
  const text = String(seed);
  let state = hash(text);
  const split = () => {
    state = (state + 0x9e3779b9) | 0;
    let z = state ^ (state >>> 16);
    z = Math.imul(z, 0x21f0aaad);
    z ^= z >>> 15;
    z = Math.imul(z, 0x735a2d97);
    return z ^ (z >>> 15);
  };
  let [a, b, c, counter] = [split(), split(), split(), 1];
  const bits = () => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    c |= 0;
    return sum >>> 0;
  };
  for (let i = 0; i < 12; i++) bits(); // sfc32 mixes its seed in over the first twelve draws

  let spare: number | undefined;
  const next = () => bits() / 4294967296;
  return {
    next,
    normal() {
      if (spare !== undefined) {
        const value = spare;
        spare = undefined;
        return value;
      }
      const radius = Math.sqrt(-2 * Math.log(1 - next())); // Box–Muller; 1 - next() is never 0
      const angle = 2 * Math.PI * next();
      spare = radius * Math.sin(angle);
      return radius * Math.cos(angle);
    },
    integer: (n) => Math.floor(next() * n),
    shuffle(values) {
      for (let i = values.length - 1; i > 0; i--) {
        const j = Math.floor(next() * (i + 1));
        const kept = values[i]!;
        values[i] = values[j]!;
        values[j] = kept;
      }
      return values;
    },
    fork: (label) => seededRandom(`${text}/${label}`),
    name: text,
    save: () => [a, b, c, counter, ...(spare === undefined ? [] : [spare])],
    restore(state) {
      [a, b, c, counter] = state as [number, number, number, number];
      spare = state[4];
    },
  };
}

/** FNV-1a over UTF-16 units. */
function hash(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return h;
}
