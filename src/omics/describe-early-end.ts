import { type FoldJob, type FoldOutcome, type JobParts, nameOf } from "./fold-job.js";

/**
 * What a run that was told "enough" cut short and left out.
 *
 * @param list all that should have run @param outcomes what did
 * @returns undefined where everything had run whole
 */
export function describeEarlyEnd(list: readonly FoldJob[], outcomes: readonly FoldOutcome[]): string | undefined {
  const cut = outcomes.flatMap(({ stopped, ...job }) =>
    stopped ? [`${nameInWords(job)} at update ${stopped.update} of ${stopped.updates}`] : [],
  );
  const ended = new Set(outcomes.map(nameInWords));
  const ran = (job: FoldJob) => ended.has(nameInWords(job));
  const left = list.filter((job) => !ran(job)).map(nameInWords);
  if (cut.length + left.length === 0) return undefined;
  const parts = [
    cut.length > 0
      ? `trainings ended early, each with the weights of its epoch of lowest training loss: ${cut.join(", ")}`
      : "",
    left.length > 0 ? `not run: ${left.join(", ")}` : "",
  ];
  return `${parts.filter(Boolean).join("; ")}.`;
}

function nameInWords(job: JobParts): string {
  const { fold, control } = nameOf(job);
  if (fold < 0) return "the final model";
  return control ? `${control} on fold ${fold + 1}` : `fold ${fold + 1}`;
}
