import { type Images, imageOf } from "../../data/images.js";
import { ABSENT, type Layout } from "../../data/layout.js";

/** Images of some samples, one block of the whole. */
export interface Block {
  readonly images: Images;
  /** The sample of each image. */
  readonly rows: ArrayLike<number>;
  /** Names that the block's features get in the whole, in the order of its layout. */
  readonly features: readonly string[];
}

/**
 * Images side by side, from left to right, as one image a sample. Blocks need as many channels as the first, whose
 * channels' names stand for all. Below a low block, and where a sample has no image in a block, pixels are 0.
 *
 * @param blocks at least one; names of features are unique over all of them
 * @param count samples in all
 */
export function sideBySide(blocks: readonly Block[], count: number): Images {
  const layout = joinLayouts(blocks);
  const { height, width } = layout;
  const channels = layout.channels.length;
  const values = new Float32Array(count * height * width * channels);
  let left = 0;
  for (const { images, rows } of blocks) {
    const line = images.width * channels;
    for (let i = 0; i < rows.length; i++) {
      const image = imageOf(images, i);
      for (let y = 0; y < images.height; y++)
        values.set(image.subarray(y * line, (y + 1) * line), ((rows[i]! * height + y) * width + left) * channels);
    }
    left += images.width;
  }
  return { count, height, width, channels, values, layout };
}

function joinLayouts(blocks: readonly Block[]): Layout {
  const layouts = blocks.map(({ images }) => images.layout);
  const { channels, radius } = layouts[0]!;
  const other = layouts.find((layout) => layout.channels.length !== channels.length);
  if (other)
    throw new RangeError(`Blocks of ${channels.length} and ${other.channels.length} channels cannot be joined`);
  const features = blocks.flatMap((block) => block.features);
  const height = Math.max(...layouts.map((layout) => layout.height));
  const width = layouts.reduce((sum, layout) => sum + layout.width, 0);
  const [x, y] = [
    new Uint16Array(channels.length * features.length),
    new Uint16Array(channels.length * features.length),
  ];
  const start = new Uint32Array(channels.length * height * width + 1);
  const entries = layouts.reduce((sum, layout) => sum + layout.feature.length, 0);
  const [feature, weight] = [new Uint32Array(entries), new Float32Array(entries)];
  let at = 0;
  for (let c = 0; c < channels.length; c++)
    for (let row = 0; row < height; row++) {
      let [left, first] = [0, 0];
      for (const layout of layouts) {
        const count = layout.features.length;
        for (let column = 0; column < layout.width; column++) {
          if (row < layout.height) {
            const pixel = (c * layout.height + row) * layout.width + column;
            for (let k = layout.start[pixel]!; k < layout.start[pixel + 1]!; k++, at++) {
              feature[at] = first + layout.feature[k]!;
              weight[at] = layout.weight[k]!;
            }
          }
          start[(c * height + row) * width + left + column + 1] = at;
        }
        if (row === 0)
          for (let f = 0; f < count; f++) {
            const [from, to] = [c * count + f, c * features.length + first + f];
            x[to] = layout.x[from] === ABSENT ? ABSENT : left + layout.x[from]!;
            y[to] = layout.y[from]!;
          }
        left += layout.width;
        first += count;
      }
    }
  return { height, width, channels, features, x, y, radius, start, feature, weight };
}
