import { currentToken, renewOnce } from '../session/session';
import { Failure, unreachable } from './failure';
import { t } from '../app/text';

/** The longer side of a photograph as it is sent: enough to read a sign, little enough for a phone. */
const LONGEST_PIXELS = 1_600;
const QUALITY = 0.85;

const UNAUTHENTICATED = 401;

/** Smaller, and upright; as it is where the browser cannot read it. */
async function smaller(file: Blob): Promise<Blob> {
  if (!file.type.startsWith('image/')) return file;
  const bitmap = await createImageBitmap(file).catch(() => undefined);
  if (!bitmap) return file;
  const scale = Math.min(1, LONGEST_PIXELS / Math.max(bitmap.width, bitmap.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(bitmap.width * scale);
  canvas.height = Math.round(bitmap.height * scale);
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  const drawn = await new Promise<Blob | null>((done) =>
    canvas.toBlob(done, 'image/jpeg', QUALITY),
  );
  return drawn ?? file;
}

const bearer = (): Record<string, string> => ({ authorization: `Bearer ${currentToken() ?? ''}` });

/** Fetches with the token, once more with a new one where it ran out. */
export async function fetchSignedIn(url: string, init: RequestInit): Promise<Response> {
  const send = (): Promise<Response> =>
    fetch(url, Object.assign({}, init, { headers: Object.assign(bearer(), init.headers) })).catch(
      () => {
        throw unreachable();
      },
    );
  const response = await send();
  return response.status === UNAUTHENTICATED && (await renewOnce()) ? send() : response;
}

/**
 * Sends a photograph, document or short video.
 * @returns what commands refer to it by
 * @throws Failure
 */
export async function sendEvidence(file: Blob): Promise<string> {
  const body = await smaller(file);
  const headers = { 'content-type': body.type || 'application/octet-stream' };
  const response = await fetchSignedIn('/evidence', { method: 'POST', body, headers });
  const told = (await response.json().catch(() => ({}))) as Readonly<
    Partial<Record<'reference' | 'code' | 'message', string>>
  >;
  if (response.ok && told.reference !== undefined) return told.reference;
  throw new Failure(told.code ?? 'UNKNOWN', told.message ?? t('照片没有传上，请重试'));
}

/** What was sent, as this browser may show it. @throws Failure */
export async function fetchEvidence(reference: string): Promise<Blob> {
  const response = await fetchSignedIn(`/evidence/${encodeURIComponent(reference)}`, {});
  if (!response.ok) throw new Failure('EVIDENCE_NOT_FOUND', t('没有取到这件佐证'));
  return response.blob();
}
