import { spreadsheetSafe } from '#event-sourcing';

const quoted = (text: string): string =>
  /[",;\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

/** A text as a cell of a report: whole, and shown rather than run by a spreadsheet. */
export const csvCell = (text: string): string => quoted(spreadsheetSafe(text));

/** A line of a report. */
export const csvLine = (cells: readonly (string | number)[]): string =>
  `${cells.map((cell) => (typeof cell === 'number' ? String(cell) : csvCell(cell))).join(',')}\n`;
