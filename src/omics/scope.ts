import { encoderNamed } from "../encoders/encoder-named.js";
import type { HybridOptions } from "../encoders/hybrid.js";
import { OmixelError, unknownName } from "../errors.js";
import { CLINICAL } from "../modalities/clinical-assay.js";
import { FUSED } from "../modalities/early.js";
import { fusions, views } from "../modalities/registry.js";
import { models } from "../models/registry.js";
import { prepare } from "../prepare/registry.js";
import { selections } from "../rank/select.js";
import { lookUp } from "../registry.js";
import type { AnyStep } from "../step.js";
import { synthesisers } from "../synthesise/registry.js";
import { type PlanJson, type PlanStep, stepOf } from "./plan.js";

/**
 * Steps with the assay that they work on: a preparation step after `.assay(name)` carries that name among its options, up
 * to the next `.assay` or the fusion. The verb `assay` itself does nothing and is left out.
 */
export function withScope(recorded: readonly PlanStep[]): PlanStep[] {
  const steps: PlanStep[] = [];
  let scope = "";
  for (const step of recorded) {
    if (step.verb === "assay") {
      scope = step.method!;
      continue;
    }
    if (step.verb === "fuse") scope = "";
    const takes = isAssayStep(step.verb) && scope !== "" && step.options.assay === undefined;
    steps.push(takes ? { ...step, options: { ...step.options, assay: scope } } : step);
  }
  return steps;
}

/**
 * The steps of a plan that turn a cohort into a cohort, in order: preparation, views, fusion, then the encoder; where the
 * assays stay apart without the encoder, which draws each by itself for the classifier.
 */
export function scopedSteps(plan: PlanJson): PlanStep[] {
  const apart = staysApart(plan);
  return withScope(plan.steps).filter(({ verb }) => isCohortStep(verb) && !(apart && verb === "encode"));
}

/** Whether the assays stay apart up to the classifier, each drawn by an encoder of its own: late and intermediate fusion. */
export function staysApart(plan: PlanJson): boolean {
  return ["late", "intermediate"].includes(stepOf(plan, "fuse")?.method ?? "");
}

/** The step that a recorded verb calls. */
export function stepBehind({ verb, method }: PlanStep): AnyStep {
  if (verb === "encode") return encoderNamed(method!);
  if (verb === "fuse") return lookUp<AnyStep>("fusion", fusions, method!);
  if (verb === "synthesise") return lookUp<AnyStep>("synthesiser", synthesisers, method!);
  if (verb === "select") return lookUp<AnyStep>("ranker", selections, method!);
  return lookUp<AnyStep>("verb", { ...prepare, ...views }, verb);
}

/** Assays that a step's options name, and those of the encoders it joins. */
export function assaysNamed(step: PlanStep | undefined): string[] {
  return [...new Set(choicesOf(step).filter((name) => name !== ""))];
}

/** The assay of a step, or of each of the encoders it joins; "" where none is named. */
function choicesOf(step: PlanStep | undefined): string[] {
  const { assay = "", of } = (step?.options ?? {}) as Partial<HybridOptions>;
  if (!of) return [assay].flat();
  return of.flatMap((choice) => (typeof choice === "string" ? undefined : (choice[1].assay as string)) ?? assay);
}

function isAssayStep(verb: string): boolean {
  return verb in prepare || verb === "select";
}

function isCohortStep(verb: string): boolean {
  return isAssayStep(verb) || verb in views || ["fuse", "synthesise", "encode"].includes(verb);
}

/**
 * Refuses a verb that does not say which of several assays it means, or names one that is not there.
 *
 * @param plan as it stands before the verb
 * @param given names of the plan's assays; undefined where they are not known
 * @throws InvalidOption, UnknownName
 */
export function checkScope(plan: PlanJson, step: PlanStep, given: readonly string[] | undefined): void {
  const { verb, method } = step;
  const joins = (verb === "fuse" ? step : stepOf(plan, "fuse"))?.options.samples as readonly string[] | undefined;
  const names = given && joins && joins.length > 0 ? [...given, CLINICAL] : given;
  const wrong = (what: string, remedy: string) => new OmixelError("InvalidOption", what, remedy, { step: verb });
  const fused = stepOf(plan, "fuse") !== undefined;
  const several = names !== undefined && names.length > 1;
  if (fused && (verb === "assay" || verb === "fuse" || verb in views))
    throw wrong("The assays are fused already.", `${verb} comes before .fuse(…); afterwards there is one assay.`);
  if (verb === "fuse" && !several)
    throw wrong(
      "There is one table, so there is nothing to fuse.",
      'Start on several, omics({ rna: "…", mirna: "…" }), or name columns of the samples: { samples: ["age"] }.',
    );
  if (!names) return;
  const there = fused ? [FUSED] : names;
  const named = verb === "assay" ? [method!] : assaysNamed(step);
  if (!several) return requireThere(named, there, verb);
  if (staysApart(plan) && (isAssayStep(verb) || named.length > 0))
    throw wrong(
      `With ${stepOf(plan, "fuse")!.method} fusion the assays stay apart.`,
      'Prepare each before it: .assay("name"); .encode(…) and .classify(…) after it mean all of them.',
    );
  if (verb === "classify" && stepOf(plan, "fuse")?.method === "intermediate") requireNetwork(step, wrong);
  if (fused && isAssayStep(verb) && stepBehind(step).select)
    throw wrong(
      "Samples are judged before the assays are fused.",
      `Filter each assay before .fuse(…): .assay("${names[0]!}").${verb}(…).`,
    );
  const listed = names.join(", ");
  requireThere(named, there, verb);
  if (fused || (named.length > 0 && !choicesOf(step).includes(""))) return;
  if (isAssayStep(verb) && !plan.steps.some((earlier) => earlier.verb === "assay"))
    throw wrong(
      `There are ${names.length} assays (${listed}), and ${verb} works on one.`,
      `Say which before it: .assay("${names[0]!}").${verb}(…).`,
    );
  const tableOnly = verb === "classify" && !stepOf(plan, "encode");
  if (verb === "encode" || tableOnly)
    throw wrong(
      `There are ${names.length} assays (${listed}), and ${verb} takes one table.`,
      (verb === "encode" ? `Draw them by one layout with { assay: ${JSON.stringify(names)} }, join` : "Join") +
        ` them with .fuse("early"), or name one with { assay: "${names[0]!}" }.`,
    );
}

function requireThere(named: readonly string[], there: readonly string[], verb: string): void {
  const unknown = named.find((name) => !there.includes(name));
  if (unknown !== undefined) throw unknownName("assay", unknown, there, { step: verb });
}

/** Intermediate fusion joins the branches of networks; neither the recipe nor a baseline is one. */
function requireNetwork({ method, options }: PlanStep, wrong: (what: string, remedy: string) => OmixelError): void {
  const name = options.recipe === "auto" ? "auto" : method!;
  if (name in models) return;
  throw wrong(
    `Intermediate fusion joins the branches of one network, and ${name} is none.`,
    `Use .encode(…).classify(…) with one of ${Object.keys(models).join(", ")}, or .fuse("late") or .fuse("early") with ${name}.`,
  );
}
