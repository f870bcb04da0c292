import { rowOf } from "../data/dense.js";
import { imageOf } from "../data/images.js";
import type { GeneRow, RunResult } from "../omics/result.js";
import { annotatedHeight, annotatedWidth } from "../report/annotated-map.js";
import { annotatedSaliency } from "../report/annotated-saliency.js";
import { classIndex } from "../report/class-index.js";
import { type Html, html } from "../report/html.js";
import { meanImages } from "../report/mean-images.js";
import { counted } from "../report/numbers.js";
import { placed, still } from "./still.js";
import { cut } from "./shared/cut.js";

/** What the picture shows: a sample, else a class, else the first classes. */
export interface StillChoice {
  /** Names; "" = none. */
  readonly class: string;
  readonly sample: string;
  /** Share of the best score that earns a gene its name. */
  readonly threshold: number;
}

interface TitledMap {
  readonly title: string;
  readonly map: Html;
}

/** More classes could not be read at the width of a page. */
const mostClasses = 6;
const gap = 12;
const line = 24;
/** Letters of a title. */
const longest = 70;

/** Annotated maps of saliency, two in a row. */
export function saliencyStill(result: RunResult, choice: StillChoice, description: string): string {
  const alone = choice.class !== "" || choice.sample !== "";
  const maps = choice.sample === "" ? classMaps(result, choice) : [sampleMap(result, choice)];
  const size = { width: annotatedWidth, height: annotatedHeight(result.images) };
  const across = Math.min(2, maps.length);
  const pitch = { x: size.width + gap, y: line + size.height + gap };
  const drawn = maps.map(({ title, map }, i) => {
    const x = gap + (i % across) * pitch.x;
    const y = gap + Math.floor(i / across) * pitch.y;
    return html`<text x="${x}" y="${y + 14}" font-weight="600">${cut(title, longest)}</text
      >${placed(map, x, y + line, size)}`;
  });
  const left = alone ? 0 : result.classes.length - maps.length;
  const foot = left > 0 ? `${counted(left, "further class", "further classes")} not shown.` : undefined;
  const height = gap + Math.ceil(maps.length / across) * pitch.y;
  return still({ width: gap + across * pitch.x, height: height + (foot ? line : 0) }, description, [
    ...drawn,
    foot ? html`<text x="${gap}" y="${height + 8}">${foot}</text>` : undefined,
  ]);
}

function classMaps(result: RunResult, { class: name, threshold }: StillChoice): TitledMap[] {
  const { classes, genes, images } = result;
  const means = meanImages(images, classIndex(result, "truth"), classes.length);
  const shown = name === "" ? classes.slice(0, mostClasses) : [name];
  return shown.map((own) => {
    const rows = genes.filter((gene) => gene.class === own);
    const image = imageOf(means, classes.indexOf(own));
    return titled(own, annotatedSaliency(`class ${own}`, image, rows, images.layout, threshold));
  });
}

function sampleMap({ samples, genes, images, geneScores }: RunResult, choice: StillChoice): TitledMap {
  const row = samples.findIndex(({ name }) => name === choice.sample);
  const { name, truth, predicted } = samples[row]!;
  const own = genes.filter((gene) => gene.class === predicted);
  const rows = geneScores ? rescored(own, rowOf(geneScores, row), images.layout.features) : own;
  const title = `${name}, predicted ${predicted}${truth === predicted ? "" : `, in truth ${truth}`}`;
  return titled(
    title,
    annotatedSaliency(`sample ${name}`, imageOf(images, row), rows, images.layout, choice.threshold),
  );
}

function titled(title: string, { map, named, worthy }: ReturnType<typeof annotatedSaliency>): TitledMap {
  return { title: worthy > named ? `${title}: the best ${named} of ${worthy} are named` : title, map };
}

/** The genes of a class at their places, with the scores that they have in one sample. */
function rescored(rows: readonly GeneRow[], scores: Float32Array, features: readonly string[]): GeneRow[] {
  const index = new Map(features.map((feature, f) => [feature, f]));
  return rows
    .map((row) => ({ ...row, score: scores[index.get(row.feature)!]! }))
    .sort((a, b) => b.score - a.score)
    .map((row, i) => ({ ...row, rank: i + 1 }));
}
