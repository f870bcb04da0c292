import type { RunResult } from "../../omics/result.js";
import type { TunedResult } from "../../omics/tune/choose.js";
import { settingInWords } from "../../omics/tune/candidates.js";
import { html } from "../html.js";
import { fraction } from "../numbers.js";
import type { Section } from "../section.js";
import { table } from "../table.js";

/** What each fold chose inside its training samples; nothing where nothing was tuned. */
export function tuningSection({ folds, tuned }: RunResult): Section | undefined {
  const chosen = folds.flatMap((fold) => (fold.tuned ? [{ name: String(fold.fold + 1), tuned: fold.tuned }] : []));
  if (chosen.length === 0) return undefined;
  const rows = [...chosen, ...(tuned ? [{ name: "Final model", tuned }] : [])].map(({ name, tuned: own }) => [
    name,
    settingInWords(own.setting),
    scoreOf(own),
    own.candidates.filter(({ error }) => error !== undefined).length,
  ]);
  return {
    id: "tuning",
    title: "What was tuned",
    body: html`<p>
        ${chosen[0]!.tuned.candidates.length} settings were tried in each fold, by inner folds of its training samples
        alone; the test samples took no part. The inner figures are those by which a setting was chosen, and so too
        high.
      </p>
      ${table(
        "The setting that each fold chose",
        [
          { title: "Fold" },
          { title: "Setting" },
          { title: "Over its inner folds", numeric: true },
          { title: "Settings that failed", numeric: true },
        ],
        rows,
      )}`,
  };
}

function scoreOf({ setting, candidates }: TunedResult): string {
  const words = settingInWords(setting);
  const own = candidates.find((candidate) => settingInWords(candidate.setting) === words);
  return own ? `${fraction(own.mean)} ± ${fraction(own.standardError)}` : "";
}
