let underWay = 0;
let lastBegun = Number.NEGATIVE_INFINITY;

/** Handles a command that somebody waits for. */
export async function awaited<Outcome>(handle: () => Promise<Outcome>): Promise<Outcome> {
  underWay += 1;
  lastBegun = performance.now();
  try {
    return await handle();
  } finally {
    underWay -= 1;
  }
}

/**
 * Commands of this process that somebody waits for: how many, and the milliseconds since the last one
 * began (infinite before the first). Work of the service itself makes room for them.
 */
export const commandsUnderWay = (): { readonly count: number; readonly lastMs: number } => ({
  count: underWay,
  lastMs: performance.now() - lastBegun,
});
