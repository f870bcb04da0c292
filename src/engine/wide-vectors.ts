import type { CApi } from "./c-api.js";

/** Where the library's compiler finds its settings. */
const VARIABLE = "XLA_FLAGS";

/** Vectors of 512 bits, where the processor has them: of its own accord, the compiler fills half of them. */
const SETTING = "--xla_cpu_prefer_vector_width=512";

/** Versions of the library that know it. A setting that it does not know ends the process. */
const KNOWN = /^2\.18\./;

/**
 * Runs what compiles first in this process, when the library's compiler reads its settings; those of the user's own stay.
 * The environment is C's, which Node copies for threads and tests: all have to compute the same. Programs that are started
 * later see none of it, since other libraries read the same variable.
 */
export function withWideVectors<T>(c: Pick<CApi, "setenv" | "unsetenv" | "TF_Version">, run: () => T): T {
  const before = process.env[VARIABLE];
  if (!KNOWN.test(c.TF_Version()) || before?.includes(SETTING.split("=")[0]!)) return run();
  c.setenv(VARIABLE, before ? `${before} ${SETTING}` : SETTING, 1);
  try {
    return run();
  } finally {
    if (before === undefined) c.unsetenv(VARIABLE);
    else c.setenv(VARIABLE, before, 1);
  }
}
