import type { Images } from "./images.js";
import type { Table } from "./table.js";

/** Images of which more is known than their pixels: `plan.images()`. */
export interface DescribedImages extends Images {
  /** One row an image, in their order; column `sample` has their names. */
  readonly samples: Table;
  /** Column of `samples` that a classifier would predict; absent where the plan names none. */
  readonly label?: string;
  /** What drew them, with all its options. */
  readonly encoder: { readonly name: string; readonly options: Readonly<Record<string, unknown>> };
  /** Features of the table that have no place on purpose; absent where all have one. */
  readonly left?: readonly string[];
}

/** Whether that is so; of a selection of such images, which are others than the samples, it is not. */
export function isDescribed(images: Images): images is DescribedImages {
  const samples = (images as Partial<DescribedImages>).samples;
  return samples !== undefined && samples.numRows === images.count;
}
