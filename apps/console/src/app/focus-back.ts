import { useEffect, useState } from 'react';

/** Gives the focus back, once it is left, to what had it when a dialog was opened. */
export function useFocusBack(): void {
  const [from] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      // Only when the dialog, which holds the focus, is gone.
      if (from instanceof HTMLElement) requestAnimationFrame(() => from.focus());
    },
    [from],
  );
}
