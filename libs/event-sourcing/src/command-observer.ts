/** What an observer sees of an outcome: never the command's content. */
export type ObservedOutcome =
  | { readonly outcome: 'accepted'; readonly deduplicated: boolean }
  | { readonly outcome: 'rejected'; readonly rejection: { readonly rejected: string } };

/** Wraps the handling of every command: calls `handle` once and returns its result. */
export type CommandObserver = <Outcome extends ObservedOutcome>(
  command: string,
  handle: () => Promise<Outcome>,
) => Promise<Outcome>;

let observer: CommandObserver | undefined;

/**
 * Sets the observer of this process; a later one replaces it.
 * @returns removes it again
 */
export function observeCommands(observing: CommandObserver): () => void {
  observer = observing;
  return () => {
    if (observer === observing) observer = undefined;
  };
}

/** Handles a command through the observer, if one is set. */
export const runObserved = <Outcome extends ObservedOutcome>(
  command: string,
  handle: () => Promise<Outcome>,
): Promise<Outcome> => (observer ? observer(command, handle) : handle());
