/** How often each true class was predicted as each class. */
export interface Confusion {
  /** Names of the classes, in the order of rows and columns. */
  readonly labels: readonly string[];
  /** counts[true class][predicted class]; fractions in an averaged matrix. */
  readonly counts: readonly (readonly number[])[];
}

/** What is known of one class. Fractions between 0 and 1; a fraction of nothing is 0 (scikit-learn's zero_division). */
export interface ClassScores {
  readonly label: string;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  /** Samples of the class. */
  readonly support: number;
}

/**
 * Counts of true and predicted classes.
 *
 * @param truth true class of each sample, an index into `labels`
 * @param predicted predicted class of each sample
 * @param labels names of the classes
 */
export function confusionOf(truth: Int32Array, predicted: Int32Array, labels: readonly string[]): Confusion {
  const counts = labels.map(() => labels.map(() => 0));
  for (const [i, actual] of truth.entries()) counts[actual]![predicted[i]!]!++;
  return { labels, counts };
}

/** Precision, recall and F1 of each class. */
export function classScores({ labels, counts }: Confusion): ClassScores[] {
  return labels.map((label, c) => {
    const support = counts[c]!.reduce((sum, count) => sum + count, 0);
    const claimed = counts.reduce((sum, row) => sum + row[c]!, 0);
    const hits = counts[c]![c]!;
    return {
      label,
      precision: share(hits, claimed),
      recall: share(hits, support),
      f1: share(2 * hits, support + claimed),
      support,
    };
  });
}

/** Counts of several matrices added up. */
export function summedConfusion(matrices: readonly Confusion[]): Confusion {
  return combine(matrices, (cells) => cells.reduce((sum, cell) => sum + cell, 0));
}

/**
 * Mean of several matrices whose rows were first made shares of the true class. A matrix without samples of a class says
 * nothing about that class and is left out of its row.
 */
export function averagedConfusion(matrices: readonly Confusion[]): Confusion {
  const shares = matrices.map(({ labels, counts }) => ({
    labels,
    counts: counts.map((row) => {
      const support = row.reduce((sum, count) => sum + count, 0);
      return row.map((count) => (support === 0 ? NaN : count / support));
    }),
  }));
  return combine(shares, (cells) => {
    const known = cells.filter((cell) => !Number.isNaN(cell));
    return share(
      known.reduce((sum, cell) => sum + cell, 0),
      known.length,
    );
  });
}

function combine(matrices: readonly Confusion[], merge: (cells: number[]) => number): Confusion {
  const labels = matrices[0]?.labels ?? [];
  return {
    labels,
    counts: labels.map((_, row) => labels.map((__, column) => merge(matrices.map((m) => m.counts[row]![column]!)))),
  };
}

const share = (part: number, whole: number) => (whole === 0 ? 0 : part / whole);
