import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { groupsOf, labelsOf, sampleNames } from "../../src/data/cohort.js";
import { withColumn } from "../../src/data/table.js";
import { omics } from "../../src/omics/omics.js";
import type { SamplesOptions } from "../../src/omics/options.js";
import { readCohort } from "../../src/omics/read-cohort.js";
import { smallCohort } from "./small-cohort.js";

let folder: string;
const file = (name: string) => join(folder, name);
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "omixel-read-"));
  writeFileSync(file("table.tsv"), "gene\tp1_a\tp1_b\tp2_a\tp3_a\ng1\t1\t2\t3\t4\ng2\t0\t1\t0\t9\ng3\t5\t5\t6\t2\n");
  writeFileSync(file("labels.tsv"), "p3_a\tbeta\np1_b\talpha\np1_a\talpha\np2_a\tbeta\n");
  writeFileSync(file("wide.tsv"), "sample\ttype\tpatient\np1_a\tx\tone\np1_b\tx\tone\np2_a\ty\ttwo\np3_a\ty\tthree\n");
  writeFileSync(file("classes.cls"), "4 2 1\n# alpha beta\n0 0 1 1\n");
  writeFileSync(file("short.tsv"), "p1_a\talpha\np1_b\talpha\np9_z\tbeta\n");
  writeFileSync(file("inside.csv"), "id,type,m1,m2,m3\na,x,1,2,3\nb,y,2,3,4\nc,x,5,6,7\n");
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const read = (labels?: string, options: SamplesOptions = {}) => {
  const start = omics(file("table.tsv"), { features: "rows" });
  const plan = labels ? start.samples(file(labels), options) : start;
  return readCohort(plan.toJSON(), undefined, {});
};

describe("readCohort", () => {
  test("joins labels by name, in the order of the table", async () => {
    const { cohort, source } = await read("labels.tsv");
    expect(source).toBe("table.tsv");
    expect(sampleNames(cohort)).toEqual(["p1_a", "p1_b", "p2_a", "p3_a"]);
    expect(labelsOf(cohort)).toEqual(["alpha", "alpha", "beta", "beta"]);
    expect(groupsOf(cohort)).toBeUndefined();
  });

  test("labels of a CLS file belong to the samples by their place", async () => {
    const { cohort } = await read("classes.cls");
    expect(labelsOf(cohort)).toEqual(["alpha", "alpha", "beta", "beta"]);
  });

  test("groups come from a column or from the names", async () => {
    const byColumn = await read("wide.tsv", { label: "type", group: "patient" });
    expect(groupsOf(byColumn.cohort)).toEqual(["one", "one", "two", "three"]);
    const byName = await read("labels.tsv", { groupPattern: "^(p\\d)_" });
    expect(groupsOf(byName.cohort)).toEqual(["p1", "p1", "p2", "p3"]);
  });

  test("groups from the names leave a column called group, and be it the label, as it is", async () => {
    writeFileSync(file("case.tsv"), "sample\tgroup\np1_a\tcase\np1_b\tcase\np2_a\tcontrol\np3_a\tcontrol\n");
    const { cohort } = await read("case.tsv", { label: "group", groupPattern: "^(p\\d)_" });
    expect(labelsOf(cohort)).toEqual(["case", "case", "control", "control"]);
    expect(groupsOf(cohort)).toEqual(["p1", "p1", "p2", "p3"]);
  });

  test("labels may stand in the table itself", async () => {
    const plan = omics(file("inside.csv"), { features: "columns" }).samples({ label: "type" }).toJSON();
    const { cohort } = await readCohort(plan, undefined, {});
    expect(labelsOf(cohort)).toEqual(["x", "y", "x"]);
  });

  test("a label column that is not there: those that are, nearest first", async () => {
    await expect(read("wide.tsv", { label: "typ" })).rejects.toThrow(
      /no label column "typ".*Use one of: type, patient/,
    );
    await expect(read("wide.tsv")).rejects.toThrow(/2 columns and none was chosen.*type, patient/);
  });

  test("samples that do not match: how many and which, or left out on request", async () => {
    await expect(read("short.tsv")).rejects.toThrow(
      /2 samples of the table have no label \(p2_a, p3_a\); 1 labelled samples are not in the table \(p9_z\)/,
    );
    const kept = await read("short.tsv", { unmatched: "drop" });
    expect(sampleNames(kept.cohort)).toEqual(["p1_a", "p1_b"]);
    expect(kept.unlabelled).toBe(2);
    expect(kept.warnings[0]).toMatch(/left out/);
  });

  test("a cohort in memory is taken as it is, but its plan alone cannot be read", async () => {
    const cohort = smallCohort();
    const plan = omics(cohort).toJSON();
    expect((await readCohort(plan, cohort, {})).cohort).toBe(cohort);
    await expect(readCohort(plan, undefined, {})).rejects.toThrow(/cohort in memory/);
  });

  test("a cohort in memory keeps the roles that are not told anew, so that its groups stay whole", async () => {
    const known = smallCohort();
    const patients = Array.from({ length: 30 }, (_, i) => `p${i >> 1}`);
    const samples = withColumn(withColumn(known.samples, "patient", patients), "stage", patients);
    const cohort = { ...known, samples, roles: { label: "label", group: "patient" } };
    const rolesWith = async (options: SamplesOptions) => {
      const plan = omics(cohort).samples(options).toJSON();
      return (await readCohort(plan, cohort, {})).cohort.roles;
    };
    expect(await rolesWith({ label: "stage" })).toEqual({ label: "stage", group: "patient" });
    expect(await rolesWith({ group: "stage" })).toEqual({ label: "label", group: "stage" });
    expect(await rolesWith({ groupPattern: "^(s)" })).toEqual({ label: "label", group: "group" });
  });

  test("a simulated cohort has labels and is the same for the same seed", async () => {
    const plan = omics.simulate({ samples: 40, features: 150 }, { seed: 5 }).toJSON();
    const [first, again] = [await readCohort(plan, undefined, {}), await readCohort(plan, undefined, {})];
    expect(labelsOf(first.cohort)).toHaveLength(40);
    expect(again.cohort).toEqual(first.cohort);
  });
});
