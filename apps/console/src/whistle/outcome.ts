/** What the service answers to a step: taken, or why not. */
export type Outcome =
  | { readonly whistleId: string; readonly position: string }
  | { readonly code: string; readonly message: string };
