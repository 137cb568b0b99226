import { hash } from 'node:crypto';

import { Transformer } from '@napi-rs/image';

/** A photo that is always the same, where nothing depends on what it shows. */
export const PHOTO = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAYAAADED76LAAAAD0lEQVR4nGM4QQAwjAwFACcRyAFnOMn1AAAAAElFTkSuQmCC',
  'base64',
);

/** What commands refer to it by, once somebody of the organisation has sent it with {@link sendPhoto}. */
export const EVIDENCE = [{ reference: hash('sha256', PHOTO) }] as const;

let shades = 0;

/** A small photo, another one each time. */
export function freshPhoto(): Promise<Buffer> {
  shades += 1;
  const pixels = new Uint8Array(16 * 16 * 4).fill(255);
  pixels.set([shades & 255, (shades >> 8) & 255, 255 - (shades & 255)], 0);
  for (let at = 0; at < 32; at += 4) pixels[at] = ((shades >> (at / 4)) & 1) * 200;
  return Transformer.fromRgbaPixels(pixels, 16, 16).png();
}

/** What is answered to a file that is sent. */
export interface SentEvidence {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

/** Sends a file as evidence. */
export async function sendEvidence(
  url: string,
  token: string,
  bytes: Buffer,
  more: { readonly query?: string; readonly headers?: Readonly<Record<string, string>> } = {},
): Promise<SentEvidence> {
  const response = await fetch(`${url}/evidence${more.query ?? ''}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, ...more.headers },
    body: new Uint8Array(bytes),
  });
  return { status: response.status, body: (await response.json()) as SentEvidence['body'] };
}

/** Sends {@link PHOTO} for the account's organisation. */
export async function sendPhoto(url: string, token: string): Promise<void> {
  const { status, body } = await sendEvidence(url, token, PHOTO);
  if (status !== 201 && status !== 200) throw new Error(JSON.stringify(body));
}
