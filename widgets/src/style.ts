import base from "./styles/base.css";
import confusion from "./styles/confusion.css";
import gallery from "./styles/gallery.css";
import layoutExplorer from "./styles/layout-explorer.css";
import dataTable from "./styles/data-table.css";
import embedding from "./styles/embedding.css";
import saliency from "./styles/saliency.css";
import training from "./styles/training.css";

const id = "omixel-widgets-style";

/** Puts the style sheet into a page, once. */
export function addStyle(page: Document): void {
  if (page.getElementById(id)) return;
  const style = page.createElement("style");
  style.id = id;
  style.textContent = [base, confusion, dataTable, gallery, layoutExplorer, embedding, saliency, training].join("\n");
  page.head.append(style);
}
