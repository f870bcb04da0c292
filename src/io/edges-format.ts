import { parseEdges, readEdges } from "./edges.js";
import type { Format } from "./format.js";
import { isText } from "./read-text.js";

/** Lines of the head that are looked at. */
const looked = 2000;

/** Networks and trees: lines of two names, some of which stand on both sides. */
export const edges: Format = {
  name: "edges",
  description: "Edge list of a network, or Reactome's tree of pathways: name, name, weight (.tsv)",
  recognise(head) {
    if (!isText(head)) return 0;
    const lines = Buffer.from(head).toString("utf8").split(/\r?\n/);
    const whole = (lines.length > 1 ? lines.slice(0, -1) : lines).slice(0, looked);
    try {
      const { nodes, from, to } = parseEdges(whole.join("\n"), "");
      const targets = new Set(to);
      const both = new Set(from.filter((node) => targets.has(node)));
      const named = nodes.every((name) => !/^[-+\d.]+$/.test(name));
      return from.length >= 3 && both.size >= 1 && named && nodes.length < 2 * from.length ? 0.85 : 0;
    } catch {
      return 0; // a line that is no edge
    }
  },
  read: async (path, options) => ({ kind: "edges", edges: await readEdges(path, options) }),
};
