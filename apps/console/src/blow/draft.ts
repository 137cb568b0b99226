import type { Typed } from './typed';

const KEY = 'shaodao-blow';

/** What was typed is there after a reload, in this tab alone; a resident’s contact is never kept. */
export function keepDraft({ title, description, address, kind, category }: Partial<Typed>): void {
  sessionStorage.setItem(KEY, JSON.stringify({ title, description, address, kind, category }));
}

export function keptDraft(): Partial<Typed> {
  try {
    return JSON.parse(sessionStorage.getItem(KEY) ?? '{}') as Partial<Typed>;
  } catch {
    return {};
  }
}

export const forgetDraft = (): void => sessionStorage.removeItem(KEY);
