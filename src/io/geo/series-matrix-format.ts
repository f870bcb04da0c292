import type { Format } from "../format.js";
import { readSeriesMatrix, readSeriesSamples } from "./series-matrix.js";

/** What NCBI GEO gives for a series: one table of values, above it what is known of series and samples. */
export const seriesMatrix: Format = {
  name: "seriesMatrix",
  description: "GEO series matrix with the characteristics of its samples (.txt.gz)",
  recognise: (head) => (/^(\uFEFF)?!Series_\w+\t/.test(Buffer.from(head.subarray(0, 100)).toString("utf8")) ? 1 : 0),
  read: readSeriesMatrix,
  samples: (path, { signal, onProgress }) => readSeriesSamples(path, { signal, onProgress }),
};
