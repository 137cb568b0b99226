/** The rest of a byte budget after the JSON of a value; an estimate. */
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

/** Whether the JSON of an answer takes more bytes; stops looking as soon as it is certain. */
export const isLongerThan = (answer: unknown, bytes: number): boolean =>
  budgetAfter(answer, bytes) < 0;
