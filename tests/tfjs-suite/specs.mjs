// Runs the bundled suite with jasmine and writes what happened as JSON: node specs.mjs bundle.cjs result.json [--all]
import { readFileSync, writeFileSync } from "node:fs";
import Jasmine from "jasmine";

const [bundle, resultFile, all] = process.argv.slice(2);
const exclusions = JSON.parse(readFileSync(new URL("./excluded.json", import.meta.url), "utf8"));
const matching = (name) => exclusions.filter(({ test }) => name.includes(test)).map(({ test }) => test);

const used = new Set();
const outcome = { passed: 0, excluded: 0, failures: [], needless: [], unusedExclusions: [] };

process.on("unhandledRejection", () => undefined); // some tests of tfjs-core leave promises behind on purpose

const runner = new Jasmine({ projectBaseDir: process.cwd() });
runner.loadConfig({ spec_dir: ".", spec_files: [bundle], random: false });
runner.clearReporters();
runner.addReporter({
  specDone({ status, fullName, failedExpectations }) {
    if (status === "failed")
      outcome.failures.push({ test: fullName, message: failedExpectations[0]?.message ?? "no message" });
    if (status !== "passed") return;
    outcome.passed++;
    if (matching(fullName).length > 0) outcome.needless.push(fullName);
  },
});
runner.env.configure({
  specFilter(spec) {
    const exclusions = matching(spec.getFullName());
    for (const test of exclusions) used.add(test);
    if (exclusions.length > 0) outcome.excluded++;
    return all === "--all" || exclusions.length === 0;
  },
});
runner.exitOnCompletion = false;
await runner.execute();
outcome.unusedExclusions = exclusions.map(({ test }) => test).filter((test) => !used.has(test));
writeFileSync(resultFile, JSON.stringify(outcome));
process.exit(0);
