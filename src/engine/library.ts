import { existsSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { OmixelError } from "../errors.js";

/** Where TensorFlow's C library lies. */
export interface LibraryLocation {
  readonly folder: string;
  /** libtensorflow_framework, loaded first. */
  readonly framework: string;
  /** libtensorflow_cc. */
  readonly library: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

const fileNames =
  process.platform === "darwin"
    ? { framework: "libtensorflow_framework.2.dylib", library: "libtensorflow_cc.2.dylib" }
    : { framework: "libtensorflow_framework.so.2", library: "libtensorflow_cc.so.2" };

/** The per-user folder where `npm run setup` (scripts/setup-engine.mjs) keeps the library. */
export function cacheFolder(env: Environment = process.env): string {
  return env.OMIXEL_CACHE || join(env.XDG_CACHE_HOME || join(homedir(), ".cache"), "omixel");
}

/**
 * Finds TensorFlow's C library: `OMIXEL_TENSORFLOW` if it is set, else what `npm run setup` found or fetched.
 *
 * @returns undefined when there is none
 * @throws EngineUnavailable when `OMIXEL_TENSORFLOW` is set but the files are not there
 */
export function findLibrary(env: Environment = process.env): LibraryLocation | undefined {
  const given = env.OMIXEL_TENSORFLOW;
  if (!given) {
    const folder = setUpFolder(cacheFolder(env));
    return folder === undefined ? undefined : locate(folder);
  }
  const found = locate(given) ?? locate(join(given, "tensorflow"));
  if (found) return found;
  throw new OmixelError(
    "EngineUnavailable",
    `OMIXEL_TENSORFLOW names ${given}, where ${fileNames.library} and ${fileNames.framework} are not both found.`,
    "Name the folder that holds both files (in a Python installation: site-packages/tensorflow), or unset it and run `npm run setup`.",
  );
}

function locate(folder: string): LibraryLocation | undefined {
  const location = {
    folder,
    framework: join(folder, fileNames.framework),
    library: join(folder, fileNames.library),
  };
  return existsSync(location.framework) && existsSync(location.library) ? location : undefined;
}

/** The folder that set-up has checked and written down. */
function setUpFolder(cache: string): string | undefined {
  const pointer = join(cache, "library.json");
  if (!existsSync(pointer)) return undefined;
  try {
    const { folder } = JSON.parse(readFileSync(pointer, "utf8")) as { folder?: unknown };
    return typeof folder === "string" ? folder : undefined;
  } catch {
    return undefined; // an unreadable pointer is as good as none: set-up writes a new one
  }
}
