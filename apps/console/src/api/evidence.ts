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

/** A photograph, document or short video as it is sent. */
export interface Piece {
  /** SHA-256 of the bytes: what commands refer to it by, known before it is sent. */
  readonly reference: string;
  readonly mediaType: string;
  /** As the device calls it. */
  readonly name: string;
  /** Not a Blob: Safari loses those that are kept. */
  readonly bytes: ArrayBuffer;
}

/** A photograph on a slow network takes its time; one that stands still is tried again. */
const UPLOAD_MS = 60_000;

const inHexadecimal = (bytes: ArrayBuffer): string =>
  Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');

async function upload(query: string, mediaType: string, body: ArrayBuffer): Promise<string> {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), UPLOAD_MS);
  const init = { method: 'POST', body, headers: { 'content-type': mediaType } };
  try {
    const sending = Object.assign({ signal: abort.signal }, init);
    const response = await fetchSignedIn(`/evidence${query}`, sending);
    const told = (await response.json().catch(() => {
      throw unreachable();
    })) as Readonly<Partial<Record<'reference' | 'code' | 'message', string>>>;
    if (response.ok && told.reference !== undefined) return told.reference;
    const code = response.status === UNAUTHENTICATED ? 'UNAUTHENTICATED' : told.code;
    throw new Failure(code ?? 'UNKNOWN', told.message ?? t('照片没有传上，请重试'));
  } finally {
    clearTimeout(timer);
  }
}

/** Sent by this page already: not sent again. */
const sent = new Set<string>();

/** The service has not got them, though they were sent: they are sent again. */
export const forgetSent = (): void => sent.clear();

/** Makes a file ready to be sent. @throws Failure where it cannot be named without the service */
export async function pieceOf(file: File): Promise<Piece> {
  const made = await smaller(file);
  const bytes = await made.arrayBuffer();
  const mediaType = made.type || 'application/octet-stream';
  // Plain HTTP has no digest: there the service says it.
  const reference = window.isSecureContext
    ? inHexadecimal(await crypto.subtle.digest('SHA-256', bytes))
    : await upload('', mediaType, bytes);
  return { reference, mediaType, name: file.name, bytes };
}

/** Sends it, once. @throws Failure */
export async function sendPiece({ reference, mediaType, bytes }: Piece): Promise<void> {
  if (sent.has(reference)) return;
  await upload(`?sha256=${reference}`, mediaType, bytes);
  sent.add(reference);
}

/** What was sent, as this browser may show it. @throws Failure */
export async function fetchEvidence(reference: string): Promise<Blob> {
  const response = await fetchSignedIn(`/evidence/${encodeURIComponent(reference)}`, {});
  if (!response.ok) throw new Failure('EVIDENCE_NOT_FOUND', t('没有取到这件佐证'));
  return response.blob();
}
