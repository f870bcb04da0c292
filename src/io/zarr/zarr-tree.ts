import type * as zarrita from "zarrita";
import { isOmixelError, OmixelError } from "../../errors.js";
import type { ArrayTree, AttributeValue } from "../array-tree.js";
import { makeSafe } from "./safe-codecs.js";
import { ZarrArray } from "./zarr-array.js";
import type { ZarrStore } from "./zarr-store.js";

type Library = typeof zarrita;

let loaded: Promise<Library> | undefined;

/** What a node of the hierarchy is, and in which version it is written. */
interface Node {
  readonly kind: "group" | "array";
  readonly version: 2 | 3;
  readonly attributes: Readonly<Record<string, AttributeValue>>;
}

/** A Zarr hierarchy of version 2 or 3, in a folder or a ZIP archive. */
export class ZarrTree implements ArrayTree {
  private readonly nodes = new Map<string, Promise<Node | undefined>>();

  constructor(
    private readonly store: ZarrStore,
    readonly file: string,
  ) {}

  async kindOf(path: string): Promise<"group" | "array" | undefined> {
    return (await this.node(path))?.kind;
  }

  async namesIn(path: string): Promise<readonly string[]> {
    return (await this.store.list(path)).filter(
      (name) => name !== "zarr.json" && !/^\.z(group|array|attrs|metadata)$/.test(name),
    );
  }

  async attributes(path: string): Promise<Readonly<Record<string, AttributeValue>>> {
    return (await this.node(path))?.attributes ?? {};
  }

  async array(path: string): Promise<ZarrArray> {
    const node = await this.node(path);
    if (node?.kind !== "array") throw this.unreadable(`There is no array "${path}"`);
    const { open, root } = await library();
    // The array is the root of its own store: its path may hold signs that have a meaning in addresses.
    const own = root({ get: (key: string) => this.store.read(`${path}${key}`) } as zarrita.Readable);
    try {
      const options = { kind: "array" } as const;
      return new ZarrArray(await (node.version === 3 ? open.v3(own, options) : open.v2(own, options)), path, this.file);
    } catch (cause) {
      if (isOmixelError(cause)) throw cause;
      throw this.unreadable(`The array "${path}" cannot be opened (${(cause as Error).message})`, cause);
    }
  }

  close(): Promise<void> {
    return this.store.close();
  }

  private node(path: string): Promise<Node | undefined> {
    const known = this.nodes.get(path);
    if (known) return known;
    const found = this.readNode(path);
    this.nodes.set(path, found);
    return found;
  }

  private async readNode(path: string): Promise<Node | undefined> {
    const key = (name: string) => (path === "" ? name : `${path}/${name}`);
    const newer = await this.json(key("zarr.json"));
    if (newer) {
      const kind = newer.node_type;
      if (kind !== "group" && kind !== "array")
        throw this.unreadable(`"${key("zarr.json")}" does not say what it describes`);
      return { kind, version: 3, attributes: recordOf(newer.attributes) };
    }
    const kind = (await this.json(key(".zarray"))) ? "array" : (await this.json(key(".zgroup"))) ? "group" : undefined;
    return kind && { kind, version: 2, attributes: (await this.json(key(".zattrs"))) ?? {} };
  }

  private async json(key: string): Promise<Readonly<Record<string, AttributeValue>> | undefined> {
    const bytes = await this.store.read(key);
    if (!bytes) return undefined;
    try {
      return recordOf(JSON.parse(new TextDecoder().decode(bytes)));
    } catch (cause) {
      throw this.unreadable(`"${key}" is no JSON (${(cause as Error).message})`, cause);
    }
  }

  private unreadable(what: string, cause?: unknown): OmixelError {
    return new OmixelError("UnreadableFile", `${what}.`, "Write or download it again.", { file: this.file }, cause);
  }
}

function recordOf(value: unknown): Readonly<Record<string, AttributeValue>> {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Record<string, AttributeValue>)
    : {};
}

function library(): Promise<Library> {
  return (loaded ??= import("zarrita").then((library) => {
    makeSafe(library.registry);
    return library;
  }));
}
