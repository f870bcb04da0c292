import base from "./styles/base.css";
import confusion from "./styles/confusion.css";
import gallery from "./styles/gallery.css";
import layoutExplorer from "./styles/layout-explorer.css";
import dataTable from "./styles/data-table.css";
import embedding from "./styles/embedding.css";
import saliency from "./styles/saliency.css";
import training from "./styles/training.css";

const id = "omixel-widgets-style";

/** Makes an element the ground of a view: our style sheet, and keys that are pressed in it are not JupyterLab's. */
export function prepareGround(el: HTMLElement): void {
  addStyle(el.ownerDocument);
  el.classList.add("omx");
  el.setAttribute("data-lm-suppress-shortcuts", "true");
}

/** Puts the style sheet into a page, once. */
function addStyle(page: Document): void {
  if (page.getElementById(id)) return;
  const style = page.createElement("style");
  style.id = id;
  style.textContent = [base, confusion, dataTable, gallery, layoutExplorer, embedding, saliency, training].join("\n");
  page.head.append(style);
}
