import type { Images } from "../data/images.js";
import { drawerOf } from "../encoders/drawing/drawer-of.js";
import { applyStandard, type Standard } from "../train/standardise.js";
import type { DrawnTable } from "../train/training-set.js";

/** Draws a row of the table behind images as the network sees it. */
export function standardDrawer(images: Pick<Images, "layout" | "drawing">, standard: Standard): DrawnTable["draw"] {
  const drawRow = drawerOf(images);
  return (row, image) => {
    image.fill(0);
    drawRow(row, image);
    applyStandard(image, standard, image);
  };
}
