/**
 * A cell that a spreadsheet would run as a formula (OWASP, CSV Injection): it begins with a sign
 * that starts one, also in full width, or with apostrophes before such a sign.
 */
const FORMULA = /^'*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;

/** The text as a cell that spreadsheets show as text; {@link spreadsheetText} reverses it. */
export const spreadsheetSafe = (text: string): string => (FORMULA.test(text) ? `'${text}` : text);

/** The text that {@link spreadsheetSafe} wrote into a cell; other cells unchanged. */
export const spreadsheetText = (cell: string): string =>
  cell.startsWith("'") && FORMULA.test(cell.slice(1)) ? cell.slice(1) : cell;
