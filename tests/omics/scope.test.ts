import { describe, expect, test } from "@jest/globals";
import { omics } from "../../src/omics/omics.js";
import { staysApart, scopedSteps, stepBehind, withScope } from "../../src/omics/scope.js";
import { smallCohort } from "./small-cohort.js";

const three = () => omics({ rna: "r.tsv", methylation: "m.tsv", mirna: "i.tsv" });
const steps = (plan: { toJSON(): Parameters<typeof scopedSteps>[0] }) => scopedSteps(plan.toJSON());

describe("the assay that a step works on", () => {
  test("is the last one named, unless the step names one itself; after the fusion it is the only one", () => {
    const plan = three()
      .assay("rna").log1p().scale({ maxValue: 5 }).log2({ assay: "mirna" })
      .assay("methylation").scale()
      .completeCases()
      .fuse("early").scale()
      .encode("deepInsight"); // prettier-ignore
    expect(steps(plan)).toEqual([
      { verb: "log1p", options: { assay: "rna" } },
      { verb: "scale", options: { assay: "rna", maxValue: 5 } },
      { verb: "log2", options: { assay: "mirna" } },
      { verb: "scale", options: { assay: "methylation" } },
      { verb: "completeCases", options: {} },
      { verb: "fuse", method: "early", options: {} },
      { verb: "scale", options: {} },
      { verb: "encode", method: "deepInsight", options: {} },
    ]);
  });

  test("a plan of one table has its steps as they are, so that what was learnt before is found again", () => {
    const plan = omics("r.tsv").log1p().encode("deepInsight").toJSON();
    expect(scopedSteps(plan)).toEqual(plan.steps);
    expect(withScope(plan.steps)).toEqual(plan.steps);
  });
});

test("late fusion draws within the classifier, and leaves nothing to prepare after it", () => {
  const plan = three().assay("rna").log1p().fuse("late").encode("deepInsight").classify("smallCnn");
  expect(staysApart(plan.toJSON())).toBe(true);
  expect(steps(plan).map(({ verb }) => verb)).toEqual(["log1p", "fuse"]);
  expect(() => three().fuse("early").filter()).toThrow(/judged before the assays are fused.*\.assay\("\w+"\)\.filter/);
  expect(() => three().fuse("late").scale()).toThrow(/assays stay apart.*\.assay\("name"\)/);
  expect(() => three().fuse("late").encode("deepInsight", { assay: "rna" })).toThrow(/stay apart/);
});

test("so does intermediate fusion, which joins networks and no recipe", () => {
  const fused = three().assay("rna").log1p().fuse("intermediate", { join: "gated" }).encode("deepInsight");
  expect(staysApart(fused.classify("smallCnn").toJSON())).toBe(true);
  expect(steps(fused.classify("smallCnn")).map(({ verb }) => verb)).toEqual(["log1p", "fuse"]);
  expect(() => three().fuse("intermediate").scale()).toThrow(/With intermediate fusion the assays stay apart/);
  for (const refused of [
    () => fused.classify("auto"),
    () => fused.classify("smallCnn", { recipe: "auto" }),
    () => three().fuse("intermediate").classify("auto"),
  ])
    expect(refused).toThrow(/joins the branches of one network.*resnet18.*smallCnn.*\.fuse\("late"\)/);
  expect(() => three().fuse("intermediate").classify("smallCnn")).toThrow(/no encoder comes before/);
  expect(() => three().fuse("intermediate", { join: "sum" as "gated" })).toThrow(/join/);
});

test("a recorded verb leads to its step", () => {
  const called = (verb: string, method?: string) =>
    stepBehind({ verb, options: {}, ...(method ? { method } : {}) }).name;
  expect([called("log1p"), called("completeCases"), called("fuse", "early"), called("encode", "deepInsight")]).toEqual([
    "log1p",
    "completeCases",
    "early",
    "deepInsight",
  ]);
});

describe("one assay: a name that is not there is refused at once", () => {
  test.each<[string, { assay(name: string): unknown; log1p(options: { assay: string }): unknown }, string]>([
    ["of several files with one", omics({ rna: "r.tsv" }) as never, "rna"],
    ["of a file", omics("r.tsv"), "table"],
    ["of a cohort in memory", omics(smallCohort()), "table"],
    ["of a simulation", omics.simulate(), "rna"],
  ])("%s", (_, plan, name) => {
    expect(() => plan.assay("typo")).toThrow(
      expect.objectContaining({ tag: "UnknownName", remedy: `Use one of: ${name}.`, place: { step: "assay" } }),
    );
    expect(() => plan.log1p({ assay: "typo" })).toThrow(/no assay "typo"/);
    expect(() => plan.assay(name)).not.toThrow();
    expect(() => plan.log1p({ assay: name })).not.toThrow();
  });

  test("the names are those that a run finds", async () => {
    const cohort = await omics.simulate({ samples: 20, features: 200 }).assay("rna").log1p().table();
    expect(Object.keys(cohort.assays)).toEqual(["rna"]);
  });

  test("a plan of a cohort that is elsewhere cannot know them", () => {
    const plan = omics(smallCohort()).assay("table").log1p().toJSON();
    expect(
      omics.fromJSON({ ...plan, steps: [{ verb: "assay", method: "other", options: {} }] }).toJSON().steps,
    ).toHaveLength(1);
  });
});

describe("several assays: a verb refuses at once", () => {
  test("a step that does not say which, naming them", () => {
    expect(() => three().log1p()).toThrow(
      /3 assays \(rna, methylation, mirna\), and log1p works on one.*\.assay\("rna"\)\.log1p/,
    );
    expect(() => three().log1p({ assay: "rna" })).not.toThrow();
  });

  test("an assay that is not there, nearest first", () => {
    expect(() => three().assay("mrna" as "mirna")).toThrow(/no assay "mrna".*mirna/);
    expect(() => three().scale({ assay: "RNA" })).toThrow(/no assay "RNA".*rna/);
  });

  test("an encoder or a recipe on all of them, before they are fused", () => {
    expect(() => three().assay("rna").log1p().encode("deepInsight")).toThrow(/\.fuse\("early"\).*assay: "rna"/);
    expect(() => three().classify("auto")).toThrow(/classify takes one table.*\.fuse\("early"\)/);
    expect(() => three().encode("deepInsight", { assay: "rna" }).classify("smallCnn")).not.toThrow();
    expect(() => three().classify("auto", { assay: "rna" })).not.toThrow();
  });

  test("encoders in one image that do not say which, or name one that is not there", () => {
    const joined = (second: object) =>
      three().encode(
        [
          ["deepInsight", { assay: "rna" }],
          ["deepInsight", second],
        ],
        { pixels: 16 },
      );
    expect(() => joined({ assay: "mirna" }).classify("smallCnn")).not.toThrow();
    expect(() => joined({ assay: "mrna" })).toThrow(/no assay "mrna".*mirna/);
    expect(() => joined({})).toThrow(/encode takes one table.*assay: \["rna"/);
    expect(() =>
      three()
        .fuse("late")
        .encode([["deepInsight", { assay: "rna" }], "random"], { pixels: 16 }),
    ).toThrow(/late fusion the assays stay apart/);
  });

  test("what comes too late, and a fusion of one", () => {
    const fused = three().fuse("early");
    expect(() => fused.assay("rna" as never)).toThrow(/fused already/);
    expect(() => fused.completeCases()).toThrow(/comes before \.fuse/);
    expect(() => fused.fuse("early")).toThrow(/fused already/);
    expect(() => fused.scale({ assay: "rna" })).toThrow(/no assay "rna".*fused/);
    expect(() => omics("r.tsv").fuse("early")).toThrow(/nothing to fuse/);
    expect(() => three().fuse("late?" as "early")).toThrow(/no fusion "late\?"/);
  });
});
