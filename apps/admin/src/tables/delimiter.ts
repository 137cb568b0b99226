const CANDIDATES = [',', ';', '\t', '|'];

function countOutsideQuotes(line: string, delimiter: string, quote: string): number {
  let quoted = false;
  let count = 0;
  for (const sign of line) {
    if (sign === quote) quoted = !quoted;
    else if (!quoted && sign === delimiter) count += 1;
  }
  return count;
}

/** The sign that the first line holds most often outside of quotes; a comma where there is none. */
export function delimiterOf(line: string, quote: string): string {
  const counts = CANDIDATES.map((delimiter) => countOutsideQuotes(line, delimiter, quote));
  const most = Math.max(...counts);
  return most === 0 ? ',' : (CANDIDATES[counts.indexOf(most)] ?? ',');
}
