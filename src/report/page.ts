import { type Html, html, raw } from "./html.js";
import type { Section } from "./section.js";
import { style } from "./style.js";

/**
 * One HTML page that needs nothing else: no script, no font, no picture from outside.
 *
 * @param title of the page, also its first heading
 * @param subtitle one line below
 */
export function page(title: string, subtitle: Html, sections: readonly Section[]): string {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <style>
          ${raw(style)}
        </style>
      </head>
      <body>
        <header>
          <h1>${title}</h1>
          <p>${subtitle}</p>
          <nav aria-label="Sections">
            <ul>
              ${sections.map(({ id, title: name }) => html`<li><a href="#${id}">${name}</a></li>`)}
            </ul>
          </nav>
        </header>
        <main>
          ${sections.map(
            ({ id, title: name, body }) =>
              html`<section id="${id}" aria-labelledby="${id}-title">
                <h2 id="${id}-title">${name}</h2>
                ${body}
              </section>`,
          )}
        </main>
      </body>
    </html>`.markup;
}
