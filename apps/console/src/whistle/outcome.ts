/** What the service answers to a step: taken, or why not. */
export type Answered =
  | { readonly whistleId: string; readonly position: string }
  | { readonly code: string; readonly message: string };

/** Or no answer came: whether the step is kept here and sent later; or it was sent by another tab. */
export type Outcome = Answered | { readonly isKept: boolean };
