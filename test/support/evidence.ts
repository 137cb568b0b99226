import { Transformer } from '@napi-rs/image';

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

/** Sends a photo, and gives what commands refer to it by. */
export async function evidenceOf(url: string, token: string): Promise<{ reference: string }[]> {
  const { status, body } = await sendEvidence(url, token, await freshPhoto());
  if (status !== 201) throw new Error(JSON.stringify(body));
  return [{ reference: String(body['reference']) }];
}
