import type { ReadStoreContext } from './context.js';
import { TOGETHER } from './registry.js';
import type { Lock } from './storage.js';

/**
 * The locks of a build of some projections, all or none.
 * @returns undefined, and the projection that is being built, where another has one of them
 */
export async function lockBuilds(
  { storage }: ReadStoreContext,
  projections: readonly string[],
): Promise<{ readonly locks: readonly Lock[]; readonly taken?: string }> {
  const locks: Lock[] = [];
  for (const projection of projections) {
    const lock = await storage.lock(`${projection}.build`);
    if (!lock) {
      await releaseAll(locks);
      return { locks: [], taken: projection };
    }
    locks.push(lock);
  }
  return { locks };
}

export async function releaseAll(locks: readonly Lock[]): Promise<void> {
  await Promise.all(locks.map((lock) => lock.release()));
}

/** Removes what a crash left behind, of every projection that is not being built. */
export async function sweepIdle(context: ReadStoreContext): Promise<void> {
  for (const projection of context.projections.keys()) {
    const { locks } = await lockBuilds(context, [projection]);
    if (locks.length === 0) continue;
    try {
      await sweep(context, [projection]);
    } finally {
      await releaseAll(locks);
    }
  }
}

/**
 * Forgets generations of these projections that are not live, and removes homes in which no
 * generation is left. Call with the locks of their builds.
 */
export async function sweep(
  { registry, storage, projections }: ReadStoreContext,
  swept: readonly string[],
): Promise<void> {
  // Listed first: a home that is made meanwhile is not in the list.
  const found = await storage.list();
  for (const state of ['building', 'retired'] as const)
    for (const generation of await registry.inState(state))
      // Removed from the registry first, so that a builder that is still alive cannot switch to it.
      if (swept.includes(generation.projection)) await registry.forget(generation, state);
  const used = await registry.homes();
  const isOurs = (home: string) => {
    const owner = home.replace(/-g\d+$/, '');
    return owner === TOGETHER || projections.has(owner);
  };
  for (const home of found) if (isOurs(home) && !used.has(home)) await storage.drop(home);
}

/**
 * Removes what a switch has replaced. Other runners and readers notice a switch within moments and
 * may keep open files. A schema that a long query still uses is left to the next cleanup.
 */
export async function dropRetired(
  context: ReadStoreContext,
  projections: readonly string[],
): Promise<void> {
  const { registry, limits, storage } = context;
  const retired = await registry.inState('retired');
  if (!retired.some(({ projection }) => projections.includes(projection))) return;
  await new Promise((resolve) => setTimeout(resolve, limits.graceMs));
  await sweep(context, projections).catch((error: unknown) => {
    if (storage.failureOf(error) !== 'transient') throw error;
  });
}
