import type { Render } from "./model.js";
import { renderConfusion } from "./views/confusion.js";
import { renderGallery } from "./views/gallery.js";
import { renderLayoutExplorer } from "./views/layout-explorer.js";
import { renderDataTable } from "./views/data-table.js";
import { renderEmbedding } from "./views/embedding.js";
import { renderSaliency } from "./views/saliency.js";
import { renderTraining } from "./views/training.js";

/** Views by the name of their model in the kernel; a widget is its two files and a line here. */
export const views = {
  Confusion: renderConfusion,
  Gallery: renderGallery,
  LayoutExplorer: renderLayoutExplorer,
  DataTable: renderDataTable,
  Embedding: renderEmbedding,
  Saliency: renderSaliency,
  Training: renderTraining,
} satisfies Record<string, Render<never>>;

/** Models that views share and that show nothing by themselves. */
export const shared = ["Samples", "Selection", "Images", "Layout", "SaliencyData"] as const;
