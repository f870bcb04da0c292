import { openSync } from "node:fs";
import { devNull } from "node:os";
import type { ready } from "h5wasm/node";

/** The HDF5 library as WebAssembly; its files are read and written on the disk, in parts. */
export type Hdf5Library = Awaited<typeof ready>;

let loaded: Promise<Hdf5Library> | undefined;

/** Loads the library once; programs without HDF5 files never do. */
export function hdf5Library(): Promise<Hdf5Library> {
  return (loaded ??= load());
}

async function load(): Promise<Hdf5Library> {
  const { ready } = await import("h5wasm/node");
  const library = await ready;
  silence(library);
  return library;
}

/** The library writes pages of its own call stack to standard error for every file that is not in order. */
function silence(library: Hdf5Library): void {
  const { streams } = library.FS as unknown as { streams: ({ nfd?: number } | null)[] };
  const standardError = streams[2];
  if (standardError) standardError.nfd = openSync(devNull, "w");
}
