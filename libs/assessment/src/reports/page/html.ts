/** A piece of HTML: what was typed by people is escaped in it. */
export class Html {
  constructor(readonly text: string) {}
}

type Part = string | number | Html | readonly Html[];

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escape = (text: string): string => text.replace(/[&<>"']/g, (one) => ENTITIES[one] ?? one);

const textOf = (part: Part): string => {
  if (part instanceof Html) return part.text;
  if (typeof part === 'object') return part.map(textOf).join('');
  return escape(String(part));
};

/** HTML of a template: everything in it is escaped, unless it is HTML already. */
export const html = (texts: TemplateStringsArray, ...parts: readonly Part[]): Html =>
  new Html(texts.reduce((sum, text, index) => sum + textOf(parts[index - 1] ?? '') + text));

/** How the cells of a column stand: names to the left, numbers to the right. */
export interface Heading {
  readonly name: string;
  readonly of?: 'text' | 'number';
}

const cellsOf = (row: readonly Part[], headings: readonly Heading[]): Html[] =>
  row.map((cell, index) =>
    headings[index]?.of === 'text' ? html`<td class="text">${cell}</td>` : html`<td>${cell}</td>`,
  );

/** Tables of so many rows stay on one page. */
const SHORT = 12;

/** A table of figures; `totals` is its last row, set apart. */
export function table(
  headings: readonly Heading[],
  rows: readonly (readonly Part[])[],
  totals?: readonly Part[],
): Html {
  const heads = headings.map(({ name, of }) =>
    of === 'text'
      ? html`<th scope="col" class="text">${name}</th>`
      : html`<th scope="col">${name}</th>`,
  );
  const body = rows.map(
    (row) =>
      html`<tr>
        ${cellsOf(row, headings)}
      </tr>`,
  );
  const foot = totals
    ? html`<tfoot>
        <tr>
          ${cellsOf(totals, headings)}
        </tr>
      </tfoot>`
    : html``;
  return html`<div class="${rows.length <= SHORT ? 'wide short' : 'wide'}">
    <table>
      <thead>
        <tr>
          ${heads}
        </tr>
      </thead>
      <tbody>
        ${body}
      </tbody>
      ${foot}
    </table>
  </div>`;
}

/** A chart with what it shows. */
export const figure = (chart: Html, caption: string): Html =>
  html`<figure>
    <div class="wide">${chart}</div>
    <figcaption>${caption}</figcaption>
  </figure>`;
