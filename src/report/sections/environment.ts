import type { RunResult } from "../../omics/result.js";
import { html } from "../html.js";
import { count, duration } from "../numbers.js";
import type { Section } from "../section.js";
import { table } from "../table.js";

/** All that is needed to run the study again, and what it took. */
export function environmentSection({ environment, phases, peakMemory, plan }: RunResult): Section {
  const { omixel, node, engine, jobs, seed, os, cpu, started } = environment;
  const facts: [string, string | number][] = [
    ["omixel", omixel],
    ["Engine", engine],
    ["Node", node],
    ["Operating system", os],
    ["Processor", cpu],
    ["Processes at once", jobs],
    ["Seed", seed],
    ["Started", started],
    ["Largest memory", `${count(Math.round(peakMemory))} MiB`],
  ];
  return {
    id: "environment",
    title: "To run it again",
    body: html`<p>
        The same plan with the same seed on the same machine gives the same numbers, bit for bit:
        <code>omixel run plan.json --out DIR</code>.
      </p>
      <div class="gallery">
        <div class="half">${table("Environment", [{ title: "What" }, { title: "Value" }], facts)}</div>
        <div class="half">
          ${table(
            "Time of each phase",
            [{ title: "Phase" }, { title: "Time", numeric: true }],
            phases.map(({ phase, seconds }) => [phase, duration(seconds)]),
          )}
        </div>
      </div>
      <h3>Plan</h3>
      <pre>${JSON.stringify(plan, undefined, 2)}</pre>`,
  };
}
