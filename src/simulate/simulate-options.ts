import { mergeOptions, requireOption } from "../registry.js";

export interface SimulateOptions {
  /** Number of samples, at least one a class. Default 240. */
  readonly samples: number;
  /** Number of features, at least as many as are planted plus the mitochondrial ones. Default 1000. */
  readonly features: number;
  /** Number of classes, 1 or more. Default 4. */
  readonly classes: number;
  /** Modules of genes planted for each class, 0 or more. Default 2. */
  readonly modulesPerClass: number;
  /** Genes in each module, 1 or more. Default 15. */
  readonly genesPerModule: number;
  /** Fold change of a planted gene's mean in its class, above 0; 1 = nothing planted. Default 3. */
  readonly effect: number;
  /** Standard deviation of the log factor that a module's genes share in a sample, 0 or more. Default 0.3. */
  readonly moduleSpread: number;
  /** Mean count of an average gene in an average sample, above 0. Default 8. */
  readonly meanCount: number;
  /** Negative-binomial dispersion: variance = mean + dispersion × mean², 0 or more. Default 0.4. */
  readonly dispersion: number;
  /** Share of counts lost to zero, 0 to below 1. Default 0.1. */
  readonly dropout: number;
  /** Standard deviation of the log library size, 0 or more. Default 0.4. */
  readonly librarySpread: number;
  /** Number of batches, dealt out independently of the classes, 1 or more. Default 2. */
  readonly batches: number;
  /** Standard deviation of a gene's log factor in a batch, 0 or more. Default 0.3. */
  readonly batchEffect: number;
  /** Size of the largest class over that of the smallest, 1 or more. Default 1. */
  readonly imbalance: number;
  /** Mitochondrial genes (`MT-…`) among the features, 0 or more. Default 10. */
  readonly mitochondrial: number;
  /** Same seed, same cohort. Default 1. */
  readonly seed: number;
}

export const simulateDefaults: Readonly<SimulateOptions> = Object.freeze({
  samples: 240,
  features: 1000,
  classes: 4,
  modulesPerClass: 2,
  genesPerModule: 15,
  effect: 3,
  moduleSpread: 0.3,
  meanCount: 8,
  dispersion: 0.4,
  dropout: 0.1,
  librarySpread: 0.4,
  batches: 2,
  batchEffect: 0.3,
  imbalance: 1,
  mitochondrial: 10,
  seed: 1,
});

const name = "simulate";

/**
 * The options over the defaults, checked.
 *
 * @throws UnknownName, InvalidOption
 */
export function simulateOptions(given: Partial<SimulateOptions>): Readonly<SimulateOptions> {
  const options = mergeOptions<SimulateOptions>(name, simulateDefaults, given);
  const whole = {
    samples: 1,
    features: 3,
    classes: 1,
    modulesPerClass: 0,
    genesPerModule: 1,
    batches: 1,
    mitochondrial: 0,
  };
  const real = { moduleSpread: 0, dispersion: 0, dropout: 0, librarySpread: 0, batchEffect: 0, imbalance: 1 };
  for (const [key, lowest] of Object.entries({ ...whole, ...real })) {
    const value = options[key as keyof SimulateOptions];
    const fits = Number.isFinite(value) && value >= lowest && (!(key in whole) || Number.isInteger(value));
    const kind = key in whole ? "a whole number" : "a number";
    requireOption(
      fits,
      name,
      `Option "${key}" is ${value}, but ${kind} of at least ${lowest} is expected.`,
      defaultOf(key),
    );
  }
  for (const key of ["effect", "meanCount"] as const)
    requireOption(
      Number.isFinite(options[key]) && options[key] > 0,
      name,
      `Option "${key}" is ${options[key]}, but a number above 0 is expected.`,
      defaultOf(key),
    );
  requireOption(
    options.dropout < 1,
    name,
    `Option "dropout" is ${options.dropout}, but a share below 1 is expected.`,
    defaultOf("dropout"),
  );
  const { samples, features, classes, mitochondrial } = options;
  requireOption(
    samples >= classes,
    name,
    `There are ${classes} classes but only ${samples} samples.`,
    "Ask for at least one sample a class.",
  );
  const planted = classes * options.modulesPerClass * options.genesPerModule;
  requireOption(
    planted + mitochondrial <= features,
    name,
    `${planted} planted and ${mitochondrial} mitochondrial genes do not fit into ${features} features.`,
    "Ask for more features, or for fewer or smaller modules.",
  );
  return options;
}

function defaultOf(key: string): string {
  return `Its default is ${simulateDefaults[key as keyof SimulateOptions]}.`;
}
