import { t } from '../app/text';
import { fetchSignedIn } from './evidence';
import { Failure } from './failure';

/** `attachment; filename="scorecards-2026-10.xlsx"` */
const NAMED = /filename="?([^";]+)"?/;

/** A page to be read comes without a name for its file. */
const nameOf = (response: Response, path: string): string =>
  NAMED.exec(response.headers.get('content-disposition') ?? '')?.[1] ??
  `${path.replace(/^\/|\?.*$/g, '').replaceAll('/', '-')}-${new URLSearchParams(path.split('?')[1]).get('month') ?? ''}.html`;

/** Long enough for a browser to begin saving. */
const KEPT_MS = 60_000;

/**
 * Fetches a file as whoever is signed in, and has the browser keep it: a plain link would come without the token.
 * @throws Failure
 */
export async function download(path: string): Promise<void> {
  const response = await fetchSignedIn(path, {});
  if (!response.ok) {
    const told = (await response.json().catch(() => ({}))) as Readonly<
      Partial<Record<'code' | 'message', string>>
    >;
    throw new Failure(told.code ?? 'UNKNOWN', told.message ?? t('文件没有取到，请重试'));
  }
  const url = URL.createObjectURL(await response.blob());
  const link = document.createElement('a');
  link.href = url;
  link.download = nameOf(response, path);
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), KEPT_MS);
}
