import type { Typed } from './typed';

const KEY = 'shaodao-blow';
/** A resident’s contact is never kept. */
const NEVER = ['name', 'phone'];

/** What was typed is there after a reload, in this tab alone. */
export function keepDraft(typed: Partial<Typed>): void {
  const kept = Object.entries(typed).filter(([name]) => !NEVER.includes(name));
  sessionStorage.setItem(KEY, JSON.stringify(Object.fromEntries(kept)));
}

export function keptDraft(): Partial<Typed> {
  try {
    return JSON.parse(sessionStorage.getItem(KEY) ?? '{}') as Partial<Typed>;
  } catch {
    return {};
  }
}

export const forgetDraft = (): void => sessionStorage.removeItem(KEY);
