import type { DescribedImages } from "../data/described-images.js";
import type { Dense } from "../data/dense.js";
import type { Drawing } from "../data/images.js";
import type { Layout } from "../data/layout.js";
import type { Table } from "../data/table.js";
import { type LayoutFigures, layoutFigures } from "../encoders/layout/layout-figures.js";
import { type LayoutQuality, layoutQuality, type LayoutQualityOptions } from "../encoders/layout/layout-quality.js";
import { gallery, type GalleryOptions, type GalleryView } from "../notebook/gallery.js";
import { layoutExplorer, type LayoutExplorerOptions, type LayoutExplorerView } from "../notebook/layout-explorer.js";
import { firstFive } from "../errors.js";
import { layoutWords } from "../report/layout-words.js";
import { counted } from "../report/numbers.js";
import { stoppedByKernel } from "./kernel-signal.js";
import type { RunOptions } from "./options.js";
import { saveImages, type SaveImagesOptions } from "./save-images.js";

/** What a notebook asks of a value that a cell returns. */
const display = Symbol.for("Jupyter.display");

/**
 * The images of a plan: `Images` with the samples they show. Returned from a cell they show themselves as a contact sheet by
 * class; their `layout`, returned from a cell, as a picture of which feature sits where.
 */
export class DrawnImages implements DescribedImages {
  declare readonly count: number;
  declare readonly height: number;
  declare readonly width: number;
  declare readonly channels: number;
  declare readonly values: Float32Array;
  declare readonly layout: Layout;
  declare readonly drawn?: Dense;
  declare readonly drawing?: Drawing;
  declare readonly samples: Table;
  declare readonly label?: string;
  declare readonly encoder: DescribedImages["encoder"];
  declare readonly left?: readonly string[];

  constructor(images: DescribedImages) {
    // Not enumerable, so that a copy of the layout is nothing but a layout.
    const show = { value: () => shown(this.layoutExplorer()) };
    Object.assign(this, images, { layout: Object.defineProperty({ ...images.layout }, display, show) });
    Object.freeze(this);
  }

  /** How each channel uses its pixels: occupied, blank, collisions, features left out. */
  get figures(): readonly LayoutFigures[] {
    return layoutFigures(this.layout);
  }

  /**
   * How well neighbours in the pictures are neighbours in the data.
   *
   * @throws InvalidOption, UnknownName; Aborted
   */
  quality(options?: Partial<LayoutQualityOptions>, run: Pick<RunOptions, "signal"> = {}): Promise<LayoutQuality> {
    return layoutQuality(this, options, stoppedByKernel(run));
  }

  /** The images in groups, by class or any column; a click opens one large. */
  gallery(options?: Partial<GalleryOptions>): GalleryView {
    return gallery(this, options);
  }

  /** Which feature lies on which pixel of each channel: hover a pixel for its features, search a feature for its pixels. */
  layoutExplorer(options?: LayoutExplorerOptions): LayoutExplorerView {
    return layoutExplorer(this, options);
  }

  /**
   * Writes PNG, TIFF, npy or Arrow in the order of the samples, with a manifest and the layout: see `saveImages`.
   *
   * @throws InvalidOption, UnknownName; Unwritable; Aborted
   */
  save(folder: string, options?: Partial<SaveImagesOptions>, run: Pick<RunOptions, "signal"> = {}): Promise<void> {
    return saveImages(this, folder, options, stoppedByKernel(run));
  }

  [display](): Readonly<Record<string, unknown>> {
    const sheet = this.gallery();
    const { left = [] } = this;
    const out = left.length > 0 ? [`${counted(left.length, "feature")} left out: ${firstFive(left)}`] : [];
    return { ...shown(sheet), "text/plain": [sheet.text, ...layoutWords(this.layout), ...out].join("\n") };
  }
}

function shown(view: GalleryView | LayoutExplorerView): Readonly<Record<string, unknown>> {
  return (view as unknown as Record<symbol, () => Readonly<Record<string, unknown>>>)[display]!();
}
