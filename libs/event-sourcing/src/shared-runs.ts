/**
 * One run at a time, shared by all who wait: each call is answered by a run that began after it. Under
 * load hundreds of commands cost one read of the log.
 * @param gather waits for more callers before each run; must not fail
 */
export function shareRuns<T>(
  run: () => Promise<T>,
  gather?: () => Promise<unknown>,
): () => Promise<T> {
  let running: Promise<unknown> = Promise.resolve();
  let next: Promise<T> | undefined;
  const begin = () => {
    next = undefined;
    const begun = run();
    running = begun;
    return begun;
  };
  const wait = gather ? () => gather().then(begin) : begin;
  return () => (next ??= running.then(wait, wait));
}
