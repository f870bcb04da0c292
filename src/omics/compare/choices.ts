import { classifierNamed } from "../../classify/registry.js";
import { encoderNamed, hybrid } from "../../encoders/encoder-named.js";
import { OmixelError, unknownName } from "../../errors.js";
import type { ClassifyOptions } from "../classify-options.js";
import { type PlanJson, type PlanStep, stepOf } from "../plan.js";

/** An encoder by name, with options of its own, or several in one image. */
export type EncoderChoice = string | readonly [name: string, options: object] | readonly EncoderChoice[];

/** A method to compare: a classifier by name, with options of its own, or with another encoder than the plan's. */
export type Choice =
  | string
  | readonly [classifier: string, options: ClassifyOptions]
  | {
      readonly classifier: string;
      readonly options?: ClassifyOptions;
      /** Default: the plan's own. */
      readonly encoder?: EncoderChoice;
      /** How it is called in tables. Default: made of encoder and classifier. */
      readonly name?: string;
    };

/** A method, ready to be judged. */
export interface Method {
  readonly name: string;
  readonly plan: PlanJson;
}

/** What folds and repeats are for all methods, they may not differ in. */
const SHARED = ["folds", "repeats"] as const;

/**
 * Plans of the methods: the plan's preparation, the method's encoder where it looks at pictures, and its classifier.
 *
 * @param base a plan; what comes after its encoder is left out
 * @param evaluation folds and repeats, the same for all
 * @param rebuilt checks a plan as its verbs would
 * @throws UnknownName, nearest first; InvalidOption for fewer than two methods, for two of one name, and what the verbs throw
 */
export function methodsOfChoices(
  base: PlanJson,
  choices: readonly Choice[],
  evaluation: ClassifyOptions,
  rebuilt: (plan: PlanJson) => PlanJson,
): Method[] {
  if (!Array.isArray(choices))
    throw wrong("The methods are no list.", 'Name them in brackets: .compare(["smallCnn", "randomForest"]).');
  if (choices.length < 2)
    throw wrong(
      `${choices.length === 1 ? "One method is" : "No methods are"} named, and a comparison needs two or more.`,
      'Name them: .compare(["smallCnn", "randomForest"]); .run() judges one.',
    );
  const encode = stepOf(base, "encode");
  const prepared = base.steps.filter(({ verb }) => !["encode", "classify", "tune", "explain", "enrich"].includes(verb));
  const parsed = choices.map((choice) => {
    const { classifier, options = {}, encoder, name } = asRecord(choice);
    for (const shared of SHARED)
      if (shared in options)
        throw wrong(
          `${classifier} has ${shared} of its own, but all methods are judged on the same folds.`,
          `Give ${shared} to the comparison: .compare([…], { ${shared}: … }).`,
        );
    if (name?.trim() === "")
      throw wrong(`${classifier} is called "${name}", which no table can show.`, "Give it a name, or leave name out.");
    const found = classifierNamed(classifier, options.recipe);
    const looks = found.input === "images" || found.looks?.({ ...found.defaults, ...options }) === true;
    const own = encoder === undefined ? encode : encodeStep(encoder);
    if (encoder !== undefined && !looks)
      throw wrong(`${found.name} looks at no picture, so its encoder does nothing.`, "Leave encoder out.");
    if (looks && !own)
      throw wrong(
        `${found.name} looks at pictures, and the plan has no encoder.`,
        'Call .encode(…) first, or name one beside it: { encoder: "igtd", classifier: "smallCnn" }.',
      );
    const drawn = looks && own ? [own] : [];
    const step: PlanStep = { verb: "classify", method: classifier, options: { ...options, ...evaluation } };
    return {
      given: name,
      short: [...drawn.map(encoderInWords), found.name].join(" + "),
      options,
      plan: rebuilt({ ...base, steps: [...prepared, ...drawn, step] }),
    };
  });
  const names = parsed.map(({ given, short, options }) => {
    if (given !== undefined) return given;
    const alone = parsed.filter((other) => other.short === short).length === 1;
    return alone || Object.keys(options).length === 0 ? short : `${short} (${optionsInWords(options)})`;
  });
  const twice = names.find((name, i) => names.indexOf(name) < i);
  if (twice !== undefined)
    throw wrong(`Two methods are called "${twice}".`, 'Give one a name: { classifier: "…", name: "…" }.');
  return parsed.map(({ plan }, i) => ({ name: names[i]!, plan }));
}

const keys = ["classifier", "options", "encoder", "name"];

function asRecord(choice: Choice): Exclude<Choice, string | readonly [string, ClassifyOptions]> {
  if (typeof choice === "string") return { classifier: choice };
  if (Array.isArray(choice)) return { classifier: choice[0] as string, options: choice[1] as ClassifyOptions };
  for (const key of Object.keys(choice))
    if (!keys.includes(key)) throw unknownName("part of a method", key, keys, { step: "compare" });
  const found = choice as Exclude<Choice, string | readonly [string, ClassifyOptions]>;
  if (typeof found.classifier === "string") return found;
  throw wrong("A method names no classifier.", 'Write { classifier: "smallCnn", encoder: "igtd" }.');
}

/** The step that `.encode` would record. */
export function encodeStep(choice: EncoderChoice): PlanStep {
  if (typeof choice === "string") return { verb: "encode", method: encoderNamed(choice).name, options: {} };
  const [first, second] = choice;
  const pair = choice.length === 2 && typeof first === "string" && typeof second === "object" && !Array.isArray(second);
  if (pair) return { verb: "encode", method: encoderNamed(first).name, options: { ...(second as object) } };
  return { verb: "encode", method: hybrid.name, options: { of: choice } };
}

function encoderInWords({ method, options }: PlanStep): string {
  const { of, ...own } = options as { of?: readonly (string | readonly [string, object])[] };
  const name = of ? of.map((one) => (typeof one === "string" ? one : one[0])).join(" and ") : method!;
  return Object.keys(own).length > 0 && !of ? `${name} (${optionsInWords(own)})` : name;
}

function optionsInWords(options: object): string {
  return Object.entries(options)
    .map(([name, value]) => `${name} ${typeof value === "string" ? value : JSON.stringify(value)}`)
    .join(", ");
}

function wrong(what: string, remedy: string): OmixelError {
  return new OmixelError("InvalidOption", what, remedy, { step: "compare" });
}
