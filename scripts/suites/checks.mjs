// What the suites say: a line for each check, counts in the end.
import { noCounts } from "../bootstrap/counts.mjs";

/** One suite's checks. */
export class Checks {
  constructor(print = (line) => console.log(line)) {
    this.counts = { ...noCounts };
    this.print = print;
  }

  /**
   * @param {string} name what holds
   * @param {boolean} holds
   * @param {string} seen what was seen, shown where it does not hold
   */
  ok(name, holds, seen = "") {
    this.counts[holds ? "passed" : "failed"]++;
    this.print(`${holds ? "PASS" : "FAIL"} ${name}${holds ? "" : `\n     seen: ${String(seen).trim().slice(-3000)}`}`);
  }

  skip(name, why) {
    this.counts.skipped++;
    this.print(`SKIP ${name}: ${why}`);
  }
}
