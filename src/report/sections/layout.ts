import { layoutFigures } from "../../encoders/layout/layout-figures.js";
import type { ChannelQuality } from "../../encoders/layout/layout-quality.js";
import type { RunResult } from "../../omics/result.js";
import { html } from "../html.js";
import { count, counted, fraction } from "../numbers.js";
import type { Section } from "../section.js";
import { table } from "../table.js";

/** Channels listed; the page stays small enough to send. */
const mostChannels = 24;

/** How the pixels are used, and whether neighbours in the picture are neighbours in the data. */
export function layoutSection({ images: { layout }, layoutQuality: quality }: RunResult): Section {
  const figures = layoutFigures(layout);
  const listed = figures.slice(0, mostChannels);
  const score = (channel: number, name: Exclude<keyof ChannelQuality, "channel">) =>
    quality ? [fraction(quality.channels[channel]?.[name])] : [];
  const rows = listed.map((own, c) => [
    own.channel,
    count(own.occupied),
    count(own.blank),
    count(own.features),
    count(own.colliding),
    count(own.most),
    ...score(c, "trustworthiness"),
    ...score(c, "neighboursKept"),
    ...score(c, "rankCorrelation"),
    ...score(c, "moran"),
  ]);
  const columns = [
    "Pixels with features",
    "Blank pixels",
    "Features",
    "Without a pixel of their own",
    "Most on one pixel",
  ];
  const scores = ["Trustworthiness", "Neighbours kept", "Rank correlation", "Moran’s I"];
  return {
    id: "layout",
    title: "The layout in numbers",
    body: html`${
      quality &&
      html`<p>
        Trustworthiness: whether features that lie near one another in the picture behave alike in the data; 1 is
        perfect, 0.5 what chance gives. Neighbours kept: share of the ${quality.neighbours} features most alike that are
        among the nearest in the picture. Rank correlation: of the distances in data and picture. Moran’s I: how alike
        pixels are that touch, mean over the samples; 0 is chance, 1
        smooth.${
          quality.sampled
            ? ` Distances are of ${count(quality.features)} of ${count(layout.features.length)} features, drawn at random.`
            : undefined
        }
      </p>`
    }
    ${table(
      `How ${counted(layout.features.length, "feature")} lie on ${count(layout.height)} × ${count(layout.width)} pixels`,
      [{ title: "Channel" }, ...[...columns, ...(quality ? scores : [])].map((title) => ({ title, numeric: true }))],
      rows,
    )}
    ${
      listed.length < figures.length
        ? html`<p>The first ${listed.length} of ${figures.length} channels are listed.</p>`
        : undefined
    }`,
  };
}
