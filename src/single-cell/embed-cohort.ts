import type { Cohort } from "../data/cohort.js";
import { sampleCount } from "../data/cohort.js";
import { toDense } from "../data/matrix.js";
import { EmbeddingView, type ColourOptions } from "../notebook/embedding.js";
import { type EmbeddingMethod, placeSamples, type Places } from "../notebook/place-samples.js";
import { linkedPoints } from "../notebook/point-samples.js";
import { OmixelError } from "../errors.js";
import { measuredSamples } from "./measured-samples.js";

export interface EmbedCohortOptions extends ColourOptions {
  /** How samples are placed; of several, the first is shown and each other one is computed when chosen. Default "umap". */
  readonly by?: EmbeddingMethod | readonly EmbeddingMethod[];
  /** Name of the assay; "" (default) = the only one. */
  readonly assay?: string;
  /** Default 1. */
  readonly seed?: number;
}

/**
 * The samples of a cohort in the plane, coloured by any column of its sample table: a view with lasso, and a still picture.
 *
 * @param options {@link EmbedCohortOptions}
 * @throws MissingValues; UnsuitableData; UnknownName; InvalidOption; Aborted
 * @example
 * await embedCohort(await leiden(cells), { by: "umap", colour: "leiden" });
 */
export async function embedCohort(cohort: Cohort, options: EmbedCohortOptions = {}): Promise<EmbeddingView> {
  const { by = "umap", assay: name = "", seed = 1, colour } = options;
  const methods = typeof by === "string" ? [by] : by;
  if (methods.length === 0)
    throw new OmixelError("InvalidOption", "embedCohort: by is an empty list.", 'Name one: { by: "umap" }.');
  const { rows, values } = measuredSamples("embedCohort", cohort, name);
  const table = toDense(values);
  const place = async (method: string): Promise<Places> => {
    const { values: found, warnings } = await placeSamples(table, method as EmbeddingMethod, seed);
    const all = new Float32Array(2 * sampleCount(cohort)).fill(NaN); // what was not measured has no place
    rows.forEach((row, i) => all.set(found.subarray(2 * i, 2 * i + 2), 2 * row));
    return { values: all, warnings };
  };
  const first = new Map([[methods[0]!, await place(methods[0]!)]]);
  const linked = linkedPoints(sampleCount(cohort), { samples: cohort.samples });
  return new EmbeddingView(linked, methods, first, "", place, colour === undefined ? {} : { colour });
}
