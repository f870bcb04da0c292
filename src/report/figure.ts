import { type Content, type Html, html } from "./html.js";

/** A picture or chart with its caption. */
export function figure(picture: Html, caption: Content, kind: "wide" | "half" | "third" | "small" = "wide"): Html {
  return html`<figure class="${kind}">
    ${picture}
    <figcaption>${caption}</figcaption>
  </figure>`;
}

/**
 * Figures side by side, as many as fit.
 *
 * @param breaks "anywhere": paper may break between rows of figures; "never": they stay on one sheet
 */
export function gallery(figures: readonly Html[], breaks: "anywhere" | "never" = "never"): Html {
  return html`<div class="gallery${breaks === "never" ? " together" : undefined}">${figures}</div>`;
}
