/**
 * A cell that a spreadsheet would run instead of showing it (OWASP, CSV Injection): it begins with a
 * sign that starts a formula, in full width too, or has apostrophes alone before one.
 */
const FORMULA = /^'*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;

/** The text as a cell that spreadsheets show and do not run; {@link spreadsheetText} reads it back. */
export const spreadsheetSafe = (text: string): string => (FORMULA.test(text) ? `'${text}` : text);

/** What a cell says that {@link spreadsheetSafe} wrote; others as they are. */
export const spreadsheetText = (cell: string): string =>
  cell.startsWith("'") && FORMULA.test(cell.slice(1)) ? cell.slice(1) : cell;
