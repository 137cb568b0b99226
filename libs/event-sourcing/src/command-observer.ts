/** What an observer is shown of an outcome: never the command's content. */
export type ObservedOutcome =
  | { readonly outcome: 'accepted'; readonly deduplicated: boolean }
  | { readonly outcome: 'rejected'; readonly rejection: { readonly rejected: string } };

/** Stands around the handling of every command; must call `handle` once and pass on what it gives. */
export type CommandObserver = <Outcome extends ObservedOutcome>(
  command: string,
  handle: () => Promise<Outcome>,
) => Promise<Outcome>;

let observer: CommandObserver | undefined;

/**
 * Measures and traces what commands do, for the whole process: the last observer counts. Returns
 * what takes it away again.
 */
export function observeCommands(observing: CommandObserver): () => void {
  observer = observing;
  return () => {
    if (observer === observing) observer = undefined;
  };
}

/** Runs the handling of a command under the observer, where there is one. */
export const runObserved = <Outcome extends ObservedOutcome>(
  command: string,
  handle: () => Promise<Outcome>,
): Promise<Outcome> => (observer ? observer(command, handle) : handle());
