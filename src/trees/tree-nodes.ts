/** Grown trees, their nodes one after another in flat arrays; plain data. */
export interface Trees {
  /** First node of each tree. */
  readonly roots: Uint32Array;
  /** Node that a sample goes on to if it has at most the threshold; else to the one behind that; 0 = a leaf. */
  readonly children: Uint32Array;
  /** Feature that a node asks for. */
  readonly features: Uint32Array;
  readonly thresholds: Float64Array;
  /** Weight of the training samples that came to the node. */
  readonly covers: Float64Array;
  /** Numbers that a node says. */
  readonly width: number;
  /** What a leaf says, nodes × width. */
  readonly values: Float32Array;
}

/** Trees that one of several threads has grown. */
export interface GrownTrees {
  readonly trees: Trees;
  /** Number of each tree among those of all threads. */
  readonly places: readonly number[];
}

/** Trees while they grow. */
export class TreeNodes {
  private readonly roots: number[] = [];
  private readonly children: number[] = [];
  private readonly features: number[] = [];
  private readonly thresholds: number[] = [];
  private readonly covers: number[] = [];
  private readonly values: number[] = [];

  /** @param width numbers that a leaf says */
  constructor(readonly width: number) {}

  /** A tree begins. @returns its root */
  root(): number {
    this.roots.push(this.children.length);
    return this.add();
  }

  /** @returns the left child; the right one stands behind it */
  split(node: number, feature: number, threshold: number): number {
    const left = this.add();
    this.add();
    this.children[node] = left;
    this.features[node] = feature;
    this.thresholds[node] = threshold;
    return left;
  }

  cover(node: number, weight: number): void {
    this.covers[node] = weight;
  }

  say(node: number, values: ArrayLike<number>): void {
    for (let k = 0; k < this.width; k++) this.values[node * this.width + k] = values[k]!;
  }

  trees(): Trees {
    return {
      roots: Uint32Array.from(this.roots),
      children: Uint32Array.from(this.children),
      features: Uint32Array.from(this.features),
      thresholds: Float64Array.from(this.thresholds),
      covers: Float64Array.from(this.covers),
      width: this.width,
      values: Float32Array.from(this.values),
    };
  }

  private add(): number {
    for (const list of [this.features, this.thresholds, this.covers]) list.push(0);
    for (let k = 0; k < this.width; k++) this.values.push(0);
    return this.children.push(0) - 1;
  }
}

/** Trees that were grown apart, as one. @param parts at least one; all of the same width */
export function joinTrees(parts: readonly GrownTrees[]): Trees {
  const nodes = parts.reduce((sum, { trees }) => sum + trees.children.length, 0);
  const { width } = parts[0]!.trees;
  const joined = {
    roots: new Uint32Array(parts.reduce((sum, { places }) => sum + places.length, 0)),
    children: new Uint32Array(nodes),
    features: new Uint32Array(nodes),
    thresholds: new Float64Array(nodes),
    covers: new Float64Array(nodes),
    width,
    values: new Float32Array(nodes * width),
  };
  // Trees keep the order of their places, so that the whole does not tell which part grew which.
  const whole = parts.flatMap(({ trees: part, places }) =>
    places.map((place, t) => {
      const to = part.roots[t + 1] ?? part.children.length;
      return { part, from: part.roots[t]!, to, place };
    }),
  );
  whole.sort((a, b) => a.place - b.place);
  let at = 0;
  for (const [t, { part, from, to }] of whole.entries()) {
    joined.roots[t] = at;
    for (let node = from; node < to; node++) {
      const child = part.children[node]!;
      joined.children[at + node - from] = child === 0 ? 0 : child - from + at;
    }
    joined.features.set(part.features.subarray(from, to), at);
    joined.thresholds.set(part.thresholds.subarray(from, to), at);
    joined.covers.set(part.covers.subarray(from, to), at);
    joined.values.set(part.values.subarray(from * width, to * width), at * width);
    at += to - from;
  }
  return joined;
}
