// Checks from outside the project, where there are any: a client and a front end that share no code with the kernel.
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { runChild } from "../bootstrap/child.mjs";
import { Checks } from "./checks.mjs";

export const title = "Outside probes";

const probes = [
  { script: "widget_conformance.cjs", args: ["--cells"] },
  { script: "burst.cjs", args: [] },
];

export async function run({ root, prefix, folder, environment }) {
  const checks = new Checks();
  const source = join(root, "..", "shared", "probes");
  if (!existsSync(source)) {
    checks.skip("outside probes", `there is no folder ${source}`);
    return checks.counts;
  }
  const copy = await prepared(source, join(root, ".cache"));
  if (copy.problem) {
    checks.ok("the probes can be installed", false, copy.problem);
    return checks.counts;
  }
  const cells = join(root, "scripts", "suites", "probe-cells.json");
  const kernelspec = join(prefix, "share", "jupyter", "kernels", "omixel");
  for (const { script, args } of probes) {
    const given = args.flatMap((name) => [name, cells]);
    const { code, text } = await runChild(
      process.execPath,
      [join(copy.folder, script), "--kernelspec", kernelspec, "--cwd", folder, ...given],
      {
        env: environment,
        quiet: true,
      },
    );
    const lines = text.split("\n").filter((line) => /^(PASS|FAIL) /.test(line));
    for (const line of lines) checks.ok(line.slice(5), line.startsWith("PASS"), line);
    checks.ok(`${script} ran to its end`, code < 2 && lines.length > 0, text);
  }
  return checks.counts;
}

/** Kept beside the clone, so that a second run installs nothing. */
async function prepared(source, cache) {
  const key = createHash("sha256")
    .update(readFileSync(join(source, "package.json")))
    .digest("hex")
    .slice(0, 12);
  const folder = join(cache, `probes-${key}`);
  const ready = existsSync(join(folder, "fe.cjs"));
  mkdirSync(cache, { recursive: true });
  cpSync(source, folder, { recursive: true });
  if (ready) return { folder };
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  for (const args of [
    ["install", "--no-audit", "--no-fund", "--ignore-scripts"],
    ["run", "prepare-fe"],
  ]) {
    const { code, text } = await runChild(npm, args, { cwd: folder, quiet: true });
    if (code === 0) continue;
    rmSync(folder, { recursive: true, force: true });
    return { problem: text };
  }
  return { folder };
}
