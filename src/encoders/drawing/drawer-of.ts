import type { Images } from "../../data/images.js";
import { type Drawer, drawer } from "./draw.js";
import { encoderNamed } from "../encoder-named.js";

/** What draws a row of `Images.drawn` as the images were drawn. */
export function drawerOf({ layout, drawing }: Pick<Images, "layout" | "drawing">): Drawer {
  return drawing ? encoderNamed(drawing.encoder).drawer!(drawing.state, layout) : drawer(layout);
}
