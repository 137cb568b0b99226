import { setFlagsFromString } from 'node:v8';

/**
 * How far the heap of long-lived objects may grow beyond what is alive before it is collected.
 * V8 lets it grow fourfold, which is right for a process that answers and waste for one that reads
 * a log of any length.
 */
const GROWTH_PERCENT = 50;
/** V8's own choice. */
const AS_USUAL = 0;

let underWay = 0;

const growBy = (percent: number): void => setFlagsFromString(`--heap-growing-percent=${percent}`);

/** Collects earlier, in the whole process, while something long is done that produces much garbage. */
export async function withLeanHeap<T>(work: () => Promise<T>): Promise<T> {
  if (underWay++ === 0) growBy(GROWTH_PERCENT);
  try {
    return await work();
  } finally {
    if (--underWay === 0) growBy(AS_USUAL);
  }
}
