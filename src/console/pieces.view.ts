import { html, type Markup } from './markup.js';

type Cell = string | number | undefined;

const BAR_WIDTH = 8;
const BARS_HEIGHT = 60;

/** A table with a caption, or a sentence when there is nothing in it. Scrolls in itself, also by keyboard. */
export function table(caption: string, heads: readonly string[], rows: readonly (readonly Cell[])[]): Markup {
  if (rows.length === 0) return html`<p class="none">${caption}: none.</p>`;
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${caption}">
    <table>
      <caption>
        ${caption}
      </caption>
      <thead>
        <tr>
          ${heads.map((head) => html`<th scope="col">${head}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row) =>
            html`<tr>
              ${row.map(cell)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function cell(value: Cell, column: number): Markup {
  if (column === 0) return html`<th scope="row">${value}</th>`;
  return typeof value === 'number' ? html`<td class="number">${value}</td>` : html`<td>${value}</td>`;
}

/** Values as bars, the bad ones within them; said in words for those who do not see it. */
export function bars(title: string, values: readonly number[], bad: readonly number[]): Markup {
  const most = Math.max(1, ...values);
  const height = (value: number): number => Math.round((value / most) * BARS_HEIGHT);
  const bar = (kind: string, value: number, index: number): Markup =>
    html`<rect
      class="${kind}"
      x="${index * BAR_WIDTH}"
      y="${BARS_HEIGHT - height(value)}"
      width="${BAR_WIDTH - 2}"
      height="${height(value)}"
    ></rect>`;
  return html`<svg
    role="img"
    aria-label="${title}: at most ${most}"
    viewBox="0 0 ${values.length * BAR_WIDTH} ${BARS_HEIGHT}"
    preserveAspectRatio="none"
  >
    ${values.map((value, index) => bar('all', value, index))}${bad.map((value, index) => bar('bad', value, index))}
  </svg>`;
}

/** `12:03:07` of an RFC 3339 time, UTC. */
export function clock(time: string): string {
  return time.slice(11, 19);
}

export function milliseconds(value: number): string {
  return value < 10 ? `${value} ms` : `${Math.round(value)} ms`;
}

/** @param share 0 to 1 */
export function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

/** A duration in its two largest units. */
export function seconds(value: number): string {
  if (value < 60) return `${value} s`;
  if (value < 3600) return `${Math.floor(value / 60)} min ${value % 60} s`;
  return `${Math.floor(value / 3600)} h ${Math.floor((value % 3600) / 60)} min`;
}
