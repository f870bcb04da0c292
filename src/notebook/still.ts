import { type Content, html, type Html, raw } from "../report/html.js";
import { textWidth } from "../report/text-width.js";

/** Ink of still pictures; their ground is white, since they stand on pages of any colour. */
const ink = "#1f2328";

/** Pixels that a page made of a notebook has room for; it cuts off what is wider. */
const widest = 820;

/**
 * One SVG that needs nothing else, from drawings on a white ground.
 *
 * @param size in pixels; a drawing that is wider than a notebook's page is shown smaller
 * @param description for readers who cannot see it
 * @param body drawings; texts in them go through the `html` template
 */
export function still(
  size: { readonly width: number; readonly height: number },
  description: string,
  body: Content,
): string {
  const { width, height } = size;
  const scale = Math.min(1, widest / width);
  return html`<svg
    xmlns="http://www.w3.org/2000/svg"
    width="${Math.round(width * scale)}"
    height="${Math.round(height * scale)}"
    viewBox="0 0 ${width} ${height}"
    role="img"
    aria-label="${description}"
    color="${ink}"
    fill="${ink}"
    font-family="system-ui, 'DejaVu Sans', sans-serif"
    font-size="12"
    style="max-width: 100%; height: auto"
  >
    <rect width="${width}" height="${height}" fill="#fff" />
    ${body}
  </svg>`.markup;
}

/** A drawing that is an SVG of its own, put at a place; `size` for one that does not tell its own. */
export function placed(
  drawing: Html,
  x: number,
  y: number,
  size?: { readonly width: number; readonly height: number },
): Html {
  const own = size ? `width="${size.width}" height="${size.height}" overflow="visible" ` : "";
  return raw(drawing.markup.replace("<svg ", `<svg x="${x}" y="${y}" ${own}`));
}

/** Width and height that a drawing's first tag tells. */
export function sizeOf({ markup }: Html): { width: number; height: number } {
  const [tag = ""] = /<svg[^>]*>/.exec(markup) ?? [];
  const number = (name: string) => Number(new RegExp(` ${name}="([\\d.]+)"`).exec(tag)?.[1] ?? 0);
  return { width: number("width"), height: number("height") };
}

/** Drawings below each other, each under its title, as one still picture. */
export function stacked(
  parts: readonly { readonly title: string; readonly drawing: Html }[],
  description: string,
): string {
  const titleHeight = 24;
  let y = 8;
  let width = 0;
  const body = parts.map(({ title, drawing }) => {
    const size = sizeOf(drawing);
    const here = y;
    y += titleHeight + size.height + 12;
    width = Math.max(width, size.width + 24, Math.ceil(12 * textWidth(title)) + 24);
    return html`<text x="12" y="${here + 14}" font-weight="600">${title}</text>${placed(
        drawing,
        12,
        here + titleHeight,
      )}`;
  });
  return still({ width, height: y }, description, body);
}
