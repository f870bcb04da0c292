import type { Render } from "./model.js";
import { renderConfusion } from "./views/confusion.js";
import { renderEmbedding } from "./views/embedding.js";

/** Views by the name of their model in the kernel; a widget is its two files and a line here. */
export const views = {
  Confusion: renderConfusion,
  Embedding: renderEmbedding,
} satisfies Record<string, Render<never>>;

/** Models that views share and that show nothing by themselves. */
export const shared = ["Samples", "Selection", "Images", "Layout"] as const;
