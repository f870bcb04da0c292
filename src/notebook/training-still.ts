import { type Html, html } from "../report/html.js";
import { duration, fraction, percent } from "../report/numbers.js";
import type { TrainingPart, TrainingState } from "./state.js";
import { still } from "./still.js";
import { type Measure, trainingChart } from "./training-chart.js";

const width = 760;
const chart = { width: 360, height: 220 };
/** More would make the picture longer than a page. */
const mostParts = 30;
const mostWarnings = 6;
const rowHeight = 19;
/** Characters of a line across the picture. */
const lineLength = 112;

const columns = [
  { title: "", x: 34 },
  { title: "state", x: 210 },
  { title: "training loss", x: 410 },
  { title: "training accuracy", x: 502 },
  { title: "held out", x: 618 },
  { title: "time", x: 692 },
] as const;

/** A training as one picture: its curves, a line for each part of the run, and the warnings. */
export function trainingStill(state: TrainingState, description: string): string {
  const { title, message, seconds, parts, warnings } = state;
  const drawn: Html[] = [];
  let y = 24;
  const line = (text: string, x = 12) => {
    drawn.push(html`<text x="${x}" y="${y}">${text}</text>`);
    y += rowHeight;
  };
  drawn.push(html`<text x="12" y="${y}" font-size="14" font-weight="600">${title}</text>`);
  y += rowHeight;
  for (const part of wrapped(`${message}, ${duration(seconds)}`)) line(part);
  for (const [at, measure] of (["loss", "accuracy"] satisfies Measure[]).entries())
    drawn.push(html`<g transform="translate(${12 + 376 * at} ${y - 8})">${trainingChart(state, measure, chart)}</g>`);
  y += chart.height + 12;
  line("Solid: training (faint: each update). Dashed with rings: held-out samples, which never steer the training.");
  drawn.push(...columns.map((column) => html`<text x="${column.x}" y="${y}" fill="#59636e">${column.title}</text>`));
  y += rowHeight;
  for (const part of parts.slice(0, mostParts)) {
    drawn.push(row(part, y));
    y += rowHeight;
  }
  if (parts.length > mostParts) line(`… and ${parts.length - mostParts} more`, columns[0].x);
  if (warnings.length > 0) y += 8;
  for (const warning of warnings.slice(0, mostWarnings)) for (const part of wrapped(`Note: ${warning}`)) line(part);
  if (warnings.length > mostWarnings) line(`… and ${warnings.length - mostWarnings} more notes`);
  return still({ width, height: y }, description, drawn);
}

function row(part: TrainingPart, y: number): Html {
  const texts = [
    part.name,
    stateOf(part),
    fraction(part.loss),
    percent(part.accuracy),
    percent(part.heldOut),
    part.seconds === null ? "" : duration(part.seconds),
  ];
  return html`<rect
      x="12"
      y="${y - 7}"
      width="16"
      height="4"
      stroke="${part.colour}"
      fill="${part.control ? "none" : part.colour}"
    />${texts.map((text, at) => html`<text x="${columns[at]!.x}" y="${y}">${text}</text>`)}`;
}

function stateOf({ status, update, updates }: TrainingPart): string {
  const short = status === "stopped" || status === "interrupted";
  return short && updates > 0 ? `${status} at update ${update} of ${updates}` : status;
}

/** A text in lines that fit the picture. */
function wrapped(text: string): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < lineLength) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(...(word.match(new RegExp(`.{1,${lineLength}}`, "gu")) ?? []));
  }
  return lines;
}
