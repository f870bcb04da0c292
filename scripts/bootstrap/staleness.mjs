// What is there already, so that a second start does nothing twice.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";

/** Oldest Node in which a cell can import the library; the library alone runs on Node 20 (`engines` of package.json). */
export const oldestNode = "20.19";

/** Cells import ES modules by Node's `require`, which takes them since 20.19, 22.12 and 23. */
export function nodeIsRecent(version = process.versions.node) {
  const [major, minor] = version.split(".").map(Number);
  return major >= 23 || (major === 22 && minor >= 12) || (major === 20 && minor >= 19);
}

/**
 * Packages that the lock file asks for and that are not installed in that version. npm writes its own list of what it
 * installed last of all, so an installation that was cut off counts as nothing installed.
 *
 * @returns {{ wanted: number, missing: string[] }} optional packages (binaries of other platforms) are not missed
 */
export function missingPackages(root) {
  const wanted = lockedPackages(join(root, "package-lock.json"));
  const installed = lockedPackages(join(root, "node_modules", ".package-lock.json"));
  const required = Object.entries(wanted).filter(([path, entry]) => path !== "" && !entry.optional && !entry.link);
  return {
    wanted: required.length,
    missing: required.filter(([path, entry]) => installed[path]?.version !== entry.version).map(([path]) => path),
  };
}

function lockedPackages(file) {
  if (!existsSync(file)) return {};
  return JSON.parse(readFileSync(file, "utf8")).packages ?? {};
}

/** What is compiled: its sources, what shows that it was compiled, what else changes the outcome, and its stamp's name. */
export const library = {
  sources: "src",
  built: "dist/index.js",
  settings: ["package.json", "tsconfig.json", "tsconfig.build.json"],
  stamp: "build",
};
export const kernel = {
  sources: "kernel-ext/src",
  built: "kernel-ext/dist/main.js",
  settings: ["tsconfig.json", "kernel-ext/package.json", "kernel-ext/tsconfig.json", "kernel-ext/tsconfig.build.json"],
  stamp: "build-kernel",
};
export const widgets = {
  sources: "widgets/src",
  built: "widgets/labextension/package.json",
  settings: ["widgets/package.json", "widgets/build.mjs", "tsconfig.json", "src/notebook/state.ts"],
  stamp: "build-widgets",
};

/** Has any source changed since the last build that went well? */
export function buildIsStale(root, part = library) {
  const stamp = stampFile(root, part);
  if (!existsSync(join(root, part.built)) || !existsSync(stamp)) return true;
  return readFileSync(stamp, "utf8") !== sourceHash(root, part);
}

/** Called after a build that went well. */
export function recordBuild(root, part = library) {
  const stamp = stampFile(root, part);
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, sourceHash(root, part));
}

function stampFile(root, { stamp }) {
  return join(root, "node_modules", ".cache", "omixel", stamp);
}

/** Contents decide, not times: a checkout or a copy changes the times of files that are the same. */
function sourceHash(root, { sources, settings }) {
  const hash = createHash("sha256");
  const files = [...settings.map((name) => join(root, name)), ...filesBelow(join(root, sources))];
  for (const file of files)
    if (existsSync(file)) hash.update(relative(root, file)).update("\0").update(readFileSync(file)).update("\0");
  return hash.digest("hex");
}

function filesBelow(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? filesBelow(path) : [path];
    });
}
