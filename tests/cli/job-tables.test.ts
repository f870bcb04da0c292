import { describe, expect, test } from "@jest/globals";
import { fusedTables, jobAssays, joinAssays, prepared, preparationsOf, splitAssays } from "../../src/cli/job-tables.js";
import { omics } from "../../src/omics/omics.js";

const files = { rna: "r.tsv", mirna: "m.tsv" };
const begin = <Plan>(plan: Plan): Plan => plan;
const verbs = (plan: ReturnType<typeof omics>) => plan.toJSON().steps.map(({ verb, method }) => (method ? `${verb} ${method}` : verb)); // prettier-ignore

describe("the tables of a job", () => {
  test("are named on the command line or in one text", () => {
    const given = ["rna=r.tsv", "mirna=a=b.tsv"];
    expect(jobAssays({ values: {}, lists: { assay: given }, positionals: [] })).toEqual({ rna: "r.tsv", mirna: "a=b.tsv" }); // prettier-ignore
    expect(jobAssays({ values: { assay: joinAssays(given) }, positionals: [] })).toEqual({ rna: "r.tsv", mirna: "a=b.tsv" }); // prettier-ignore
    expect(splitAssays(" rna=r.tsv ; mirna=m.tsv;")).toEqual(["rna=r.tsv", "mirna=m.tsv"]);
    expect(jobAssays({ values: {}, positionals: [] })).toBeUndefined();
  });

  test("are one or several, not both", () => {
    const values = { data: "counts.tsv", assay: "rna=r.tsv" };
    expect(() => jobAssays({ values, positionals: [] })).toThrow(/Both --data and --assay.*NAME=FILE/);
    expect(() => jobAssays({ values: { assay: "r.tsv" }, positionals: [] })).toThrow(/--assay is "r.tsv"/);
  });
});

describe("preparation", () => {
  test("is one word for every table, or one for each; those not named stay as they are", () => {
    expect(preparationsOf("log", ["rna", "mirna"])).toEqual({ rna: "log", mirna: "log" });
    expect(preparationsOf("rna=counts", ["rna", "mirna"])).toEqual({ rna: "counts", mirna: "none" });
    expect(preparationsOf("rna=counts,mirna=log", ["rna", "mirna"])).toEqual({ rna: "counts", mirna: "log" });
    expect(preparationsOf(undefined, ["rna", "mirna"])).toEqual({ rna: "none", mirna: "none" });
  });

  test("of no known kind or table is refused, nearest first", () => {
    expect(() => preparationsOf("cuonts", ["rna"])).toThrow(/no preparation "cuonts".*Use one of: counts/);
    expect(() => preparationsOf("rna=cuonts", ["rna"])).toThrow(/no preparation "cuonts"/);
    expect(() => preparationsOf("mrna=log", ["rna", "mirna"])).toThrow(
      /names "mrna".*Use one of: mirna, rna|rna, mirna/,
    );
  });

  test("of counts is filter, depth, logarithm and variable genes", () => {
    const plan = prepared(omics("r.tsv"), "counts", 50);
    expect(verbs(plan)).toEqual(["filter", "normalizeTotal", "log1p", "highlyVariable"]);
    expect(plan.toJSON().steps.at(-1)!.options).toEqual({ top: 50 });
    expect(verbs(prepared(omics("r.tsv"), "log", 50))).toEqual(["log1p"]);
  });
});

describe("several tables", () => {
  const fused = (tables: Record<string, string>, fusion?: string) =>
    fusedTables(tables, preparationsOf("mirna=log", Object.keys(files)), { top: 50, fusion, begin }, { seed: 3 });

  test("are prepared one by one and fused", () => {
    const plan = fused(files);
    expect(verbs(plan)).toEqual(["assay mirna", "log1p", "fuse late"]);
    expect(plan.toJSON()).toMatchObject({ seed: 3, source: { assays: { rna: { file: "r.tsv" }, mirna: { file: "m.tsv" } } } }); // prettier-ignore
    expect(verbs(fused(files, "intermediate")).at(-1)).toBe("fuse intermediate");
    expect(() => fused(files, "middle")).toThrow(/no fusion "middle"/);
  });

  test("one alone needs no fusion", () => {
    expect(verbs(fused({ mirna: "m.tsv" }))).not.toContain("fuse late");
    expect(() => fused({ mirna: "m.tsv" }, "late")).toThrow(/nothing to fuse/);
  });
});
