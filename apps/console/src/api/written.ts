/** Position in the log of what this page wrote last: lists wait for it, so that one reads one’s own writes. */
let position: string | undefined;

export const wroteAt = (next: string): void => {
  position = next;
};

export const afterPosition = (): string | null => position ?? null;
