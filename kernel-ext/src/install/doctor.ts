import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { InstallError } from "./install-error.js";
import { isOurs, type Kernelspec, readKernelspec } from "./kernelspec.js";
import { roundTrip } from "./round-trip.js";

/** One thing looked at. */
export interface Finding {
  readonly good: boolean;
  readonly what: string;
  /** What to do, where something is wrong. */
  readonly fix?: string;
}

/** What the examination depends on; tests give their own. */
export interface Examined {
  readonly name: string;
  /** Folders that may hold the kernelspec, in the order in which Jupyter looks. */
  readonly folders: readonly string[];
  readonly nodeVersion?: string;
  readonly zeromq?: () => Promise<unknown>;
  readonly trip?: typeof roundTrip;
}

/** Looks at one thing after the other; what cannot be looked at after a fault is left out. */
export async function* examine(examined: Examined): AsyncGenerator<Finding> {
  const { nodeVersion = process.versions.node, zeromq = () => import("zeromq"), trip = roundTrip } = examined;
  yield nodeFinding(nodeVersion);
  const socket = await zeromqFinding(zeromq);
  yield socket;
  const folder = examined.folders.map((kernels) => join(kernels, examined.name)).find((path) => existsSync(path));
  const spec = folder === undefined ? undefined : readKernelspec(folder);
  yield specFinding(examined, folder, spec);
  if (!spec || !isOurs(spec)) return;
  const lost = spec.argv.slice(0, 2).filter((path) => !existsSync(path));
  yield lost.length === 0
    ? { good: true, what: "its Node and its kernel are there" }
    : { good: false, what: `it names what is not there: ${lost.join(", ")}`, fix: "omixel-kernel install, again" };
  if (lost.length === 0 && socket.good) yield await tripFinding(spec, trip);
}

/** Cells import ES modules by Node's `require`, which takes them since 20.19, 22.12 and 23. */
function nodeFinding(version: string): Finding {
  const what = `Node ${version}`;
  const [major, minor] = version.split(".").map(Number) as [number, number];
  const recent = major >= 23 || (major === 22 && minor >= 12) || (major === 20 && minor >= 19);
  if (recent) return { good: true, what };
  return {
    good: false,
    what: `${what} cannot import ES modules in cells`,
    fix: "install Node 20.19, 22.12 or newer, then omixel-kernel install again",
  };
}

async function zeromqFinding(load: () => Promise<unknown>): Promise<Finding> {
  try {
    await load();
    const { version } = createRequire(import.meta.url)("zeromq/package.json") as { version: string };
    return { good: true, what: `zeromq ${version} loads` };
  } catch (error) {
    const [reason] = (error as Error).message.split("\n");
    return {
      good: false,
      what: `zeromq does not load: ${reason!}`,
      fix: "npm ci in the folder of omixel; on a platform without ready-made binaries: npm rebuild zeromq",
    };
  }
}

function specFinding({ name, folders }: Examined, folder: string | undefined, spec: Kernelspec | undefined): Finding {
  if (folder === undefined)
    return { good: false, what: `no kernelspec "${name}" in ${folders.join(", ")}`, fix: "omixel-kernel install" };
  if (isOurs(spec)) return { good: true, what: `kernelspec in ${folder}` };
  return {
    good: false,
    what: spec ? `${folder} is another kernel` : `${folder} has no kernel.json that can be read`,
    fix: spec ? "omixel-kernel install --name NAME, with a name of your own" : "remove it, then omixel-kernel install",
  };
}

async function tripFinding(spec: Kernelspec, trip: typeof roundTrip): Promise<Finding> {
  try {
    const { infoMs, cellMs } = await trip(spec.argv);
    return { good: true, what: `it answers after ${infoMs.toFixed(0)} ms, and 1+1 = 2 after ${cellMs.toFixed(0)} ms` };
  } catch (error) {
    if (error instanceof InstallError) return { good: false, what: error.message, fix: error.remedy };
    return { good: false, what: `the kernel could not be started: ${(error as Error).message}`, fix: "npm ci" };
  }
}
