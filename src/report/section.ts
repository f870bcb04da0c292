import type { Html } from "./html.js";

/** A part of the report with a heading of its own. */
export interface Section {
  /** Anchor, unique on the page. */
  readonly id: string;
  readonly title: string;
  readonly body: Html;
}
