import { type Edges, parseEdges } from "../../io/edges.js";
import { type GeneSet, parseGmt, readGmt } from "../../io/gmt.js";
import type { ReadWatch } from "../../io/open-bytes.js";
import { readText } from "../../io/read-text.js";
import { splitRecords } from "../../io/delimited/records.js";
import { isNumber } from "../../io/delimited/cell-text.js";

/** Files that tell which features belong together, and which of these groups do. */
export interface HierarchyFiles {
  /** Path of gene sets (GMT), or of a tree: lines of two names, child and parent in either order. */
  readonly hierarchy: string;
  /** Path of the gene sets that hang on the tree; "" = none. */
  readonly sets: string;
  /** Path of the tree's names: lines of id, name, and maybe species; "" = none. */
  readonly names: string;
}

/** Groups of features, and the group that each lies in. */
export interface Hierarchy {
  readonly groups: readonly Group[];
  /** The parent of each group and feature that has one, the first that the file names. */
  readonly parentOf: ReadonlyMap<string, string>;
}

export interface Group {
  /** As the tree calls it. */
  readonly node: string;
  readonly genes: readonly string[];
}

/** Names as they are compared: genes and pathways are written in either case, and with other signs between words. */
export const spelling = (name: string): string => name.toUpperCase();
const spoken = (name: string) =>
  spelling(name)
    .replace(/^REACTOME[ _]/, "")
    .replace(/[^A-Z0-9]+/g, "_");

/**
 * Reads a hierarchy. A tree alone has its features as its lowest nodes; with gene sets its nodes are what these are
 * called: an id (as the set's name, at its end, or as its description), or one of its names.
 *
 * @param features of the table: the column of a tree that holds more of them is that of the children
 */
export async function readHierarchy(
  { hierarchy, sets, names }: HierarchyFiles,
  features: readonly string[],
  watch: ReadWatch = {},
): Promise<Hierarchy> {
  const text = await readText(hierarchy, watch);
  if (!isTree(text)) {
    const groups = parseGmt(text, hierarchy).map(({ name, genes }) => ({ node: name, genes }));
    return { groups, parentOf: new Map() };
  }
  const edges = parseEdges(text, hierarchy);
  const [parents, children] = sidesOf(edges, features);
  const parentOf = new Map<string, string>();
  const below = new Map<string, string[]>();
  for (let e = 0; e < parents.length; e++) {
    const [parent, child] = [edges.nodes[parents[e]!]!, edges.nodes[children[e]!]!];
    if (parent === child) continue;
    if (!parentOf.has(child)) parentOf.set(child, parent);
    const group = below.get(parent);
    if (group) group.push(child);
    else below.set(parent, [child]);
  }
  if (sets === "") return { groups: Array.from(below, ([node, genes]) => ({ node, genes })), parentOf };
  const nodeOf = nodesByName(edges.nodes, names === "" ? "" : await readText(names, watch), names);
  const groups = (await readGmt(sets, watch)).map((set) => ({ node: nodeOf(set), genes: set.genes }));
  return { groups, parentOf };
}

/** Whether a text is a list of pairs, with a number beside them or not, rather than gene sets. */
function isTree(text: string): boolean {
  const lines = text.split(/\r?\n|\r/, 50).filter((line) => line.trim() !== "" && !line.startsWith("#"));
  const cells = (lines.length > 1 ? lines.slice(1) : lines).map((line) => line.split("\t"));
  return cells.every(({ length, 2: third }) => length < 3 || (length === 3 && isNumber(third!)));
}

/** The ends of the edges that are parents, and those that are children; with no feature in either, the parent stands first. */
function sidesOf({ nodes, from, to }: Edges, features: readonly string[]): [parents: Int32Array, children: Int32Array] {
  const known = new Set(features.map(spelling));
  const distinct = (side: Int32Array) => new Set(side);
  const [first, second] = [distinct(from), distinct(to)];
  const genes = (side: Set<number>) => [...side].filter((node) => known.has(spelling(nodes[node]!))).length;
  const lead = genes(second) - genes(first) || second.size - first.size;
  return lead >= 0 ? [from, to] : [to, from];
}

/** The node that a set stands for; one of its own where the tree does not know it. */
function nodesByName(nodes: readonly string[], text: string, file: string): (set: GeneSet) => string {
  const known = new Set(nodes);
  const ids = new Map<string, string>();
  for (const node of nodes) ids.set(spoken(node), node);
  for (const { cells } of splitRecords(text, "\t", file)) {
    const [id = "", name = ""] = cells;
    // Reactome lists the pathways of all species: those of man, whose symbols most tables hold, go first.
    if (known.has(id) && (!ids.has(spoken(name)) || id.startsWith("R-HSA-"))) ids.set(spoken(name), id);
  }
  return ({ name, description }) => {
    const atEnd = /\(?([A-Za-z]+[:-][\w:-]*\d)\)?$/.exec(name)?.[1] ?? "";
    const id = [name, description, atEnd].find((candidate) => known.has(candidate));
    return id ?? ids.get(spoken(name)) ?? name;
  };
}
