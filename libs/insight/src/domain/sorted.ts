/** More new values than this are sorted in together. */
const FEW = 32;

/** Values in the order of a number of each, equal ones in the order in which they came. */
export class Sorted<Value> {
  #values: Value[] = [];
  #fresh: Value[] = [];

  constructor(private readonly keyOf: (value: Value) => number) {}

  get values(): readonly Value[] {
    this.#sortIn();
    return this.#values;
  }

  add(value: Value): void {
    this.#fresh.push(value);
  }

  /** Removes one value; nothing where it is not there. */
  remove(value: Value): void {
    const key = this.keyOf(value);
    const end = this.countUpTo(key);
    for (let index = this.countBelow(key); index < end; index++)
      if (this.#values[index] === value) {
        this.#values.splice(index, 1);
        return;
      }
  }

  /** Removes so many of the lowest. */
  removeFirst(count: number): readonly Value[] {
    this.#sortIn();
    return count > 0 ? this.#values.splice(0, count) : [];
  }

  /** How many lie below a key: the index of the first that does not. */
  countBelow(key: number): number {
    return this.#firstWhere((other) => other >= key);
  }

  /** How many do not lie above a key. */
  countUpTo(key: number): number {
    return this.#firstWhere((other) => other > key);
  }

  #firstWhere(holds: (key: number) => boolean): number {
    this.#sortIn();
    return firstWhere(this.#values, (value) => holds(this.keyOf(value)));
  }

  #sortIn(): void {
    if (this.#fresh.length === 0) return;
    const fresh = this.#fresh;
    this.#fresh = [];
    if (fresh.length > FEW) {
      this.#values = [...this.#values, ...fresh].sort((a, b) => this.keyOf(a) - this.keyOf(b));
    } else
      for (const value of fresh) this.#values.splice(this.countUpTo(this.keyOf(value)), 0, value);
  }
}

/** Index of the first for which something holds that holds for all after it too. */
function firstWhere<Value>(values: readonly Value[], holds: (value: Value) => boolean): number {
  let [low, high] = [0, values.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(values[middle] as Value)) high = middle;
    else low = middle + 1;
  }
  return low;
}
