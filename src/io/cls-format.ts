import { parseCls } from "./cls.js";
import type { Format } from "./format.js";
import { isText, readText } from "./read-text.js";

/** Labels of samples by their place; the table that they belong to is another file. */
export const cls: Format = {
  name: "cls",
  description: "Class labels of the samples of a table, by their place, or numeric profiles (.cls)",
  recognise(head) {
    if (!isText(head)) return 0;
    const [first = "", second = ""] = Buffer.from(head)
      .toString("utf8")
      .replace(/^\uFEFF/, "")
      .split(/\r?\n|\r/);
    if (/^#numeric\s*$/i.test(first)) return 0.95;
    return /^\s*\d+\s+\d+\s+1\s*$/.test(first) && /^#/.test(second) ? 0.95 : 0;
  },
  read: async (path, options) => ({ kind: "samples", samples: parseCls(await readText(path, options), path) }),
  samples: async (path, { order, signal, onProgress }) =>
    parseCls(await readText(path, { signal, onProgress }), path, order),
};
