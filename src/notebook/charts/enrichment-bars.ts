import { OmixelError } from "../../errors.js";
import type { ClassEnrichment } from "../../omics/result.js";
import { mergeOptions, requireOption } from "../../registry.js";
import {
  enrichmentBars as bars,
  enrichmentDomain,
  enrichmentLevel,
  enrichmentWords,
} from "../../report/enrichment-bars.js";
import { counted } from "../../report/numbers.js";
import { classColour } from "../../report/palette.js";
import { ChartPicture, type Picture } from "../picture.js";

export interface EnrichmentBarsOptions {
  /** Gene sets of each class, most significant first; 1 … 100. Default 10. */
  readonly top: number;
  /** Names of all classes, in the order of their colours. Default: the classes that are drawn. */
  readonly classes: readonly string[];
}

export const enrichmentBarsDefaults: Readonly<EnrichmentBarsOptions> = Object.freeze({
  top: 10,
  classes: Object.freeze([]),
});

/**
 * Gene sets over-represented among the top genes of classes, as bars of significance; pale ones are no findings.
 *
 * @param enrichment one entry a class, such as `study.enrichment`
 * @param options {@link EnrichmentBarsOptions}
 * @throws UnsuitableData where no gene set was tested; InvalidOption
 */
export function enrichmentBars(
  enrichment: readonly ClassEnrichment[],
  options: Partial<EnrichmentBarsOptions> = {},
): Picture {
  const { top, classes } = mergeOptions<EnrichmentBarsOptions>("enrichmentBars", enrichmentBarsDefaults, options);
  requireOption(
    Number.isInteger(top) && top >= 1 && top <= 100,
    "enrichmentBars",
    `top is ${top}.`,
    "Choose a whole number from 1 to 100.",
  );
  const order = classes.length > 0 ? classes : enrichment.map(({ class: name }) => name);
  const drawn = enrichment
    .map(({ class: name, rows }) => ({ name, rows: rows.slice(0, top) }))
    .filter(({ rows }) => rows.length > 0);
  if (drawn.length === 0)
    throw new OmixelError(
      "UnsuitableData",
      "There are no tested gene sets to draw.",
      'Test some in the study: .explain().enrich("pathways.gmt").',
      { step: "enrichmentBars" },
    );
  const domain = enrichmentDomain(drawn.flatMap(({ rows }) => rows));
  return new ChartPicture(
    {
      vconcat: drawn.map(({ name, rows }) => {
        const found = rows.filter(({ q }) => q <= enrichmentLevel).length;
        return {
          title: { text: name, subtitle: found > 0 ? counted(found, "set") + " over-represented" : "nothing found" },
          ...bars(rows, classColour(Math.max(0, order.indexOf(name))), domain),
        };
      }),
    },
    drawn.map(({ name, rows }) => enrichmentWords(name, rows)).join(" "),
  );
}
