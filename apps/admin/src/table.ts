/** Han and full-width signs take two columns of a terminal. */
const widthOf = (text: string): number =>
  [...text].reduce(
    (sum, sign) =>
      sum +
      (/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/.test(
        sign,
      )
        ? 2
        : 1),
    0,
  );

const pad = (text: string, width: number, left: boolean): string => {
  const blanks = ' '.repeat(Math.max(0, width - widthOf(text)));
  return left ? text + blanks : blanks + text;
};

/** Lines of a table: the first column to the left, figures to the right. */
export function tableLines(
  header: readonly string[],
  rows: readonly (readonly string[])[],
): string[] {
  const all = [header, ...rows];
  const widths = header.map((_, i) => Math.max(...all.map((row) => widthOf(row[i] ?? ''))));
  return all.map((row) =>
    row
      .map((text, i) => pad(text, widths[i] ?? 0, i === 0))
      .join('  ')
      .trimEnd(),
  );
}

/** Minutes in few digits; a dash for none. */
export const minutesText = (value: number | null): string =>
  value === null ? '–' : value.toFixed(value < 10 ? 2 : value < 1000 ? 1 : 0);
