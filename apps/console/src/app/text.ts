import { createInstance } from 'i18next';

/** Languages of the page. What people wrote, and what the service says, stays in Chinese. */
export type Language = 'zh-CN' | 'en';

const KEPT = 'language';

function chosen(): Language {
  try {
    return localStorage.getItem(KEPT) === 'en' ? 'en' : 'zh-CN';
  } catch {
    // A browser that keeps nothing.
    return 'zh-CN';
  }
}

export const language: Language = chosen();

/** Loads the page anew in that language: modules take their words as they are loaded. */
export function speak(next: Language): void {
  localStorage.setItem(KEPT, next);
  window.location.reload();
}

const words = createInstance();

/** Each room has its own English, beside its code. */
async function english(): Promise<Readonly<Record<string, string>>> {
  const rooms = import.meta.glob<Readonly<Record<string, string>>>('../*/en.json', {
    import: 'default',
  });
  const read = await Promise.all(Object.values(rooms).map((room) => room()));
  return Object.assign({}, ...read) as Readonly<Record<string, string>>;
}

/** Before any module that has words. */
export async function readWords(): Promise<void> {
  document.documentElement.lang = language;
  await words.init({
    lng: language,
    fallbackLng: false,
    resources: language === 'en' ? { en: { translation: await english() } } : {},
    // The Chinese text is its own key: no dot or colon in it means anything.
    keySeparator: false,
    nsSeparator: false,
    // React escapes.
    interpolation: { escapeValue: false },
  });
  document.title = t('哨到');
}

/** A text for people, by its Chinese; `{{name}}` stands for a value. */
export const t = (text: string, values: Readonly<Record<string, unknown>> = {}): string =>
  words.t(text, values);
