/** What is left of a budget of bytes after the JSON of a value, and no more exact than that. */
function budgetAfter(value: unknown, budget: number): number {
  if (typeof value === 'string') return budget - Buffer.byteLength(value) - 3;
  if (Array.isArray(value)) return budgetAfterAll(value, budget - 2);
  if (typeof value !== 'object' || value === null) return budget - 6;
  let left = budget - 2;
  for (const [name, one] of Object.entries(value)) {
    if (left < 0) return left;
    left = budgetAfter(one, left - name.length - 4);
  }
  return left;
}

function budgetAfterAll(values: readonly unknown[], budget: number): number {
  let left = budget;
  for (const one of values) {
    if (left < 0) return left;
    left = budgetAfter(one, left - 1);
  }
  return left;
}

/** Whether the JSON of an answer takes more bytes; looks no further than it has to. */
export const isLongerThan = (answer: unknown, bytes: number): boolean =>
  budgetAfter(answer, bytes) < 0;
