// What is there already, so that a second start does nothing twice.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";

/** Oldest Node that runs omixel; kept in step with `engines` of package.json. */
export const oldestNode = 20;

export function nodeIsRecent(version = process.versions.node) {
  return Number.parseInt(version, 10) >= oldestNode;
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

/** Has any source changed since the last build that went well? */
export function buildIsStale(root) {
  const stamp = stampFile(root);
  if (!existsSync(join(root, "dist", "index.js")) || !existsSync(stamp)) return true;
  return readFileSync(stamp, "utf8") !== sourceHash(root);
}

/** Called after a build that went well. */
export function recordBuild(root) {
  const stamp = stampFile(root);
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, sourceHash(root));
}

function stampFile(root) {
  return join(root, "node_modules", ".cache", "omixel", "build");
}

/** Contents decide, not times: a checkout or a copy changes the times of files that are the same. */
function sourceHash(root) {
  const hash = createHash("sha256");
  const settings = ["package.json", "tsconfig.json", "tsconfig.build.json"].map((name) => join(root, name));
  for (const file of [...settings, ...filesBelow(join(root, "src"))])
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
