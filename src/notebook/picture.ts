import { OmixelError } from "../errors.js";
import { writeWhole } from "../io/write.js";
import { lightChart } from "../report/chart.js";
import { look } from "../report/chart-look.js";

/**
 * A still picture. Returned from a cell, it shows itself, by the function that it holds under
 * `Symbol.for("Jupyter.display")`.
 */
export interface Picture {
  /** One SVG that needs nothing else, dark on white. */
  readonly svg: string;
  /**
   * Writes the SVG.
   *
   * @throws InvalidOption for another ending than .svg; Unwritable
   */
  save(file: string): Promise<void>;
}

/** A Vega-Lite chart: notebooks draw it in the colours of their theme, everything else shows the still picture. */
export class ChartPicture implements Picture {
  /** What is drawn, with its data; colours of text and ground are left to who draws it. */
  readonly spec: object;
  /** What a reader who cannot see it should know. */
  readonly description: string;
  private drawn: string | undefined;

  constructor(spec: object, description: string) {
    this.spec = spec;
    this.description = description;
  }

  get svg(): string {
    return (this.drawn ??= lightChart(this.spec, this.description));
  }

  save(file: string): Promise<void> {
    return savePicture(this.svg, file);
  }

  [Symbol.for("Jupyter.display")](): Readonly<Record<string, unknown>> {
    return {
      "application/vnd.vegalite.v5+json": {
        $schema: "https://vega.github.io/schema/vega-lite/v5.json",
        description: this.description,
        ...this.spec,
        config: look,
      },
      "image/svg+xml": this.svg,
      "text/plain": this.description,
    };
  }
}

/**
 * Writes a picture as an SVG file, whole or not at all.
 *
 * @throws InvalidOption for another ending than .svg; Unwritable
 */
export async function savePicture(svg: string, file: string): Promise<void> {
  if (!/\.svg$/i.test(file))
    throw new OmixelError(
      "InvalidOption",
      `A picture is saved as SVG, and "${file}" does not end in .svg.`,
      "Choose a name that ends in .svg; browsers, Inkscape and word processors open it and export PNG and PDF.",
      { file },
    );
  await writeWhole(file, `<?xml version="1.0" encoding="UTF-8"?>\n${svg}\n`);
}
