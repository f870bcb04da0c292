// Finds a Python that can make virtual environments, or says of each candidate why it cannot.
import { spawnSync } from "node:child_process";

/** Oldest Python that runs the pinned Jupyter. */
export const oldestPython = "3.10";

/** Names to try, in this order. OMIXEL_PYTHON names one's own. */
export function pythonCandidates(environment = process.env, platform = process.platform) {
  if (environment.OMIXEL_PYTHON) return [environment.OMIXEL_PYTHON];
  return platform === "win32" ? ["py", "python"] : ["python3", "python", "/usr/bin/python3"];
}

/**
 * @param {readonly string[]} candidates
 * @returns {{ make?: string[], reasons: string[] }} make: the command that makes an environment in the folder named
 *   after it; reasons: what is wrong with the candidates that come before
 */
export function findMaker(candidates = pythonCandidates()) {
  const reasons = [];
  for (const python of candidates) {
    const problem = problemOf(python);
    if (problem === undefined) return { make: [python, "-m", "venv"], reasons };
    reasons.push(`${python}: ${problem}`);
  }
  if (spawnSync("uv", ["--version"], { env: process.env }).status === 0)
    return { make: ["uv", "venv", "--quiet", "--seed", "--allow-existing"], reasons };
  return { reasons };
}

/** Debian ships venv without what it needs, so it is tried before anything is made. */
function problemOf(python) {
  const ask = (code) => spawnSync(python, ["-c", code], { encoding: "utf8" });
  const { status, stdout } = ask("import sys; print('%d.%d' % sys.version_info[:2])");
  if (status !== 0) return "not found";
  const version = stdout.trim();
  if (isOlder(version, oldestPython)) return `Python ${version} is too old, ${oldestPython} is needed`;
  if (ask("import venv, ensurepip").status !== 0)
    return `Python ${version} cannot make environments (Debian and Ubuntu: apt-get install python3-venv)`;
  return undefined;
}

export function isOlder(version, oldest) {
  const [major, minor] = version.split(".").map(Number);
  const [leastMajor, leastMinor] = oldest.split(".").map(Number);
  return major < leastMajor || (major === leastMajor && minor < leastMinor);
}
