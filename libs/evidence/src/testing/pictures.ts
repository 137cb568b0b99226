import { Transformer } from '@napi-rs/image';

/** One colour all over; another shade is another picture. */
export const pictureOf = (width: number, height: number, shade = 120): Transformer =>
  Transformer.fromRgbaPixels(new Uint8Array(width * height * 4).fill(shade), width, height);

/** A photo as a camera sends it. */
export const photoOf = (width: number, height: number, shade?: number): Promise<Buffer> =>
  pictureOf(width, height, shade).jpeg(80);

/** Half of it dark, so that one sees which way up it is. */
export async function photoWithDarkTop(width: number, height: number): Promise<Buffer> {
  const pixels = new Uint8Array(width * height * 4).fill(255);
  for (let at = 0; at < pixels.length / 2; at += 4) pixels.fill(0, at, at + 3);
  return Transformer.fromRgbaPixels(pixels, width, height).jpeg(90);
}

/** The same photo as a telephone that was held on its side writes it: turned, and with a place. */
export function withExif(photo: Buffer, orientation: number): Buffer {
  const tiff = Buffer.alloc(64);
  tiff.write('MM\0*', 0, 'latin1');
  tiff.writeUInt32BE(8, 4);
  tiff.writeUInt16BE(1, 8);
  // Orientation: one SHORT.
  tiff.writeUInt16BE(0x01_12, 10);
  tiff.writeUInt16BE(3, 12);
  tiff.writeUInt32BE(1, 14);
  tiff.writeUInt16BE(orientation, 18);
  tiff.write('GPS 40.0N 116.0E', 30, 'latin1');
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff]);
  const head = Buffer.from([0xff, 0xe1, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([photo.subarray(0, 2), head, body, photo.subarray(2)]);
}
