/** A place in a state: names of fields and places in lists. */
export type BufferPath = readonly (string | number)[];

export interface SplitState {
  readonly state: unknown;
  readonly buffer_paths: readonly BufferPath[];
  readonly buffers: readonly Uint8Array[];
}

/** Bytes as they are in memory; nothing is copied. */
export function bytesOf(value: ArrayBuffer | ArrayBufferView): Uint8Array {
  return ArrayBuffer.isView(value)
    ? new Uint8Array(value.buffer, value.byteOffset, value.byteLength)
    : new Uint8Array(value);
}

/** Something that stands for a widget in another widget's state. */
export interface Reference {
  readonly id: string;
}

/** Nested deeper than this, a state is refused: it holds itself. */
const DEEPEST = 100;

/**
 * Takes the binary values out of a state: the field disappears from an object, and null stays in a list. Widgets become
 * references.
 */
export function splitBuffers(state: unknown, isWidget: (value: unknown) => value is Reference): SplitState {
  const buffer_paths: BufferPath[] = [];
  const buffers: Uint8Array[] = [];
  const take = (value: ArrayBuffer | ArrayBufferView, path: BufferPath) => {
    buffer_paths.push(path);
    buffers.push(bytesOf(value));
  };
  const walk = (value: unknown, path: BufferPath): unknown => {
    if (path.length > DEEPEST)
      throw new TypeError(`A widget's state is nested too deeply at ${path.slice(0, 5).join(".")}.`);
    if (isWidget(value)) return `IPY_MODEL_${value.id}`;
    if (Array.isArray(value))
      return value.map((item: unknown, index) => {
        if (!isBinary(item)) return walk(item, [...path, index]);
        take(item, [...path, index]);
        return null;
      });
    if (typeof value !== "object" || value === null || typeof (value as { toJSON?: unknown }).toJSON === "function")
      return value;
    const object: Record<string, unknown> = {};
    for (const [name, item] of Object.entries(value)) {
      if (isBinary(item)) take(item, [...path, name]);
      else object[name] = walk(item, [...path, name]);
    }
    return object;
  };
  return { state: walk(state, []), buffer_paths, buffers };
}

/**
 * Puts binary values back where they belong, into a copy.
 *
 * @throws TypeError if paths and buffers do not match, or a path leads nowhere
 */
export function joinBuffers(
  state: Readonly<Record<string, unknown>>,
  paths: unknown,
  buffers: readonly Uint8Array[],
): Record<string, unknown> {
  const copy = structuredClone(state) as Record<string, unknown>;
  const list = paths ?? [];
  if (!Array.isArray(list) || list.length !== buffers.length)
    throw new TypeError(`${buffers.length} buffers came with ${Array.isArray(list) ? list.length : "no"} paths.`);
  for (const [index, path] of list.entries()) place(copy, path, buffers[index]!);
  return copy;
}

function place(state: Record<string, unknown>, path: unknown, buffer: Uint8Array): void {
  if (!Array.isArray(path) || path.length === 0) throw new TypeError("The path of a buffer is no list.");
  let at: unknown = state;
  for (const key of path.slice(0, -1) as (string | number)[])
    at = isOwnContainer(at, key) ? (at as Record<string, unknown>)[key] : undefined;
  const last = path.at(-1) as string | number;
  if (typeof at !== "object" || at === null || last === "__proto__")
    throw new TypeError(`The path of a buffer leads nowhere: ${path.join(".")}.`);
  (at as Record<string, unknown>)[last] = new Uint8Array(buffer);
}

function isOwnContainer(value: unknown, key: string | number): boolean {
  return typeof value === "object" && value !== null && Object.hasOwn(value, key);
}

function isBinary(value: unknown): value is ArrayBuffer | ArrayBufferView {
  return value instanceof ArrayBuffer || ArrayBuffer.isView(value);
}
