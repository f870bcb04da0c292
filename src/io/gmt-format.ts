import type { Format } from "./format.js";
import { readGmt } from "./gmt.js";
import { isText } from "./read-text.js";

/** Gene sets: lines of name, description and genes, of different lengths and without numbers. */
export const gmt: Format = {
  name: "gmt",
  description: "Gene sets, a set a line: name, description, genes, separated by tabs (.gmt)",
  recognise(head, path) {
    if (!isText(head)) return 0;
    const lines = Buffer.from(head).toString("utf8").split(/\r?\n/).slice(0, 30);
    const rows = (lines.length > 1 ? lines.slice(0, -1) : lines).filter((line) => line !== "");
    const cells = rows.map((line) => line.split("\t"));
    if (cells.length === 0 || cells.some(({ length }) => length < 2)) return 0;
    const numeric = cells.some((row) => row.slice(2).some((cell) => /^[-+]?[\d.]+(e[-+]?\d+)?$/i.test(cell)));
    if (numeric) return 0;
    const ragged = new Set(cells.map(({ length }) => length)).size > 1;
    const called = /\.gmt(\.gz)?$/i.test(path);
    return called ? 0.9 : ragged && cells.some(({ length }) => length > 2) ? 0.6 : 0;
  },
  read: async (path, options) => ({ kind: "geneSets", sets: await readGmt(path, options) }),
};
