import { parseArff } from "./arff.js";
import type { Format } from "./format.js";
import { firstBytes, isGzip } from "./open-bytes.js";
import { isText, readText } from "./read-text.js";
import { samplesOfColumns, tableOfColumns } from "./typed-columns.js";

/** Weka's tables: samples are rows; nominal attributes, the class among them, stand beside the values. */
export const arff: Format = {
  name: "arff",
  description:
    "Weka's Attribute-Relation File Format, dense or sparse; nominal attributes become sample columns (.arff)",
  recognise(head) {
    if (!isText(head)) return 0;
    const text = Buffer.from(head.subarray(0, 1 << 14))
      .toString("utf8")
      .replace(/^\uFEFF/, "");
    return /^(\s*(%[^\n]*)?\n)*\s*@relation\b/i.test(text) ? 1 : 0;
  },
  async read(path, options) {
    const columns = parseArff(await readText(path, options), path);
    const compression = isGzip(await firstBytes(path, 2)) ? "gzip" : "none";
    const table = tableOfColumns(columns, path, options, {
      format: "arff",
      compression,
      article: "an ",
      described: "ARFF file",
      layout: { orientation: "columns", reason: "an ARFF file has its samples as rows" },
    });
    return { kind: "table", table };
  },
  samples: async (path, options) => samplesOfColumns(parseArff(await readText(path, options), path), path, options),
};
