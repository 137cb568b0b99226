import { proportionOf } from '#insight';

export { proportionOf };

/** Interval of a share with 95 % confidence (Wilson); null of nothing. */
export function intervalOf(
  part: number,
  whole: number,
): { readonly low: number; readonly high: number } | null {
  const { low, high } = proportionOf(part, whole);
  return low === null || high === null ? null : { low, high };
}
