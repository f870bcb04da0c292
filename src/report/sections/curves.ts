import type { FoldResult, RunResult } from "../../omics/result.js";
import type { EpochRecord } from "../../train/history.js";
import { chart } from "../chart.js";
import { figure } from "../figure.js";
import { type Html, html } from "../html.js";
import { classColour } from "../palette.js";
import type { Section } from "../section.js";

/** Folds with curves of their own; more would not fit a page. */
const mostFolds = 10;
/** Points of a line; longer trainings are thinned evenly. */
const mostPoints = 100;

interface Point {
  readonly fold: string;
  readonly epoch: number;
  readonly value: number;
  readonly rows: "training" | "held out";
}

/** Loss and accuracy during training; nothing where no network was trained. */
export function curvesSection({ folds }: RunResult): Section | undefined {
  const shown = folds.filter(({ history }) => history.some((member) => member.length > 0)).slice(0, mostFolds);
  if (shown.length === 0) return undefined;
  const members = Math.max(...shown.map(({ history }) => history.length));
  const capped = folds.length > shown.length ? ` The first ${shown.length} of ${folds.length} folds are shown.` : "";
  const averaged = members > 1 ? ` Lines are means over the ${members} networks of the ensemble.` : "";
  const caption = (what: string) => `${what} by epoch, one panel a fold.${averaged}${capped}`;
  return {
    id: "training",
    title: "Training",
    body: html`<p>
        A network whose training line goes on improving while the held-out line turns back has learnt its samples by
        heart. The held-out samples never steer the training. The training loss includes the noise and the label
        smoothing of training, so it may lie above the held-out one.
      </p>
      ${figure(
        lines(points(shown, "loss", "validationLoss"), "loss", "loss (cross-entropy)"),
        caption("Loss"),
      )}${figure(lines(points(shown, "accuracy", "validationAccuracy"), "accuracy", "accuracy"), caption("Accuracy"))}`,
  };
}

type Measure = Exclude<keyof EpochRecord, "chosen">;

function points(folds: readonly FoldResult[], own: Measure, heldOut: Measure): Point[] {
  return folds.flatMap(({ fold, history }) =>
    (
      [
        ["training", own],
        ["held out", heldOut],
      ] as const
    ).flatMap(([rows, field]) =>
      meanCurve(history, field).map(([epoch, value]) => ({ fold: `fold ${fold + 1}`, epoch, value, rows })),
    ),
  );
}

/** Mean over the members that have the value; epochs without one are left out. */
function meanCurve(history: FoldResult["history"], field: Measure): [number, number][] {
  const sums = new Map<number, { sum: number; size: number }>();
  for (const record of history.flat()) {
    const value = record[field];
    if (value === undefined || !Number.isFinite(value)) continue;
    const { sum, size } = sums.get(record.epoch) ?? { sum: 0, size: 0 };
    sums.set(record.epoch, { sum: sum + value, size: size + 1 });
  }
  const curve = [...sums]
    .sort(([a], [b]) => a - b)
    .map(([epoch, { sum, size }]): [number, number] => [epoch, sum / size]);
  const every = Math.ceil(curve.length / mostPoints);
  return curve.filter((_, i) => i % every === 0 || i === curve.length - 1);
}

function lines(values: readonly Point[], what: string, title: string): Html {
  const ends = [...new Set(values.map(({ fold }) => fold))].map((fold) => {
    const last = values.filter((point) => point.fold === fold && point.rows === "training").at(-1);
    return `${fold} ${last?.value.toFixed(3) ?? ""}`;
  });
  const rows = ["training", "held out"];
  const y = { field: "value", type: "quantitative", title, ...(what === "accuracy" ? { axis: { format: "%" } } : {}) };
  return chart(
    {
      data: { values },
      facet: { field: "fold", type: "nominal", title: null, sort: null },
      columns: 5,
      spec: {
        width: 150,
        height: 130,
        mark: { type: "line", point: values.length < 40 },
        encoding: {
          x: { field: "epoch", type: "quantitative", title: "epoch", axis: { tickMinStep: 1, tickCount: 4 } },
          y,
          color: {
            field: "rows",
            type: "nominal",
            title: null,
            scale: { domain: rows, range: [classColour(0), classColour(1)] },
          },
          strokeDash: {
            field: "rows",
            type: "nominal",
            title: null,
            scale: {
              domain: rows,
              range: [
                [1, 0],
                [5, 3],
              ],
            },
          },
        },
      },
    } as Parameters<typeof chart>[0],
    `Curves of ${what}. Last training values: ${ends.join(", ")}.`,
  );
}
