import { ResizeFit, Transformer } from '@napi-rs/image';
import { disableTypes, imageSize, types } from 'image-size';
import { evidenceError } from './evidence-error.js';
import type { MediaType } from './media-type.js';

// Of what reads headers, only what is taken: parsers of other formats have looped on bent files.
disableTypes(types.filter((type) => !['jpg', 'png', 'webp'].includes(type)));

/** Longest side of a kept picture, in pixels: enough to read a door number in a photo of a street. */
const LONGEST_SIDE = 1_600;
const QUALITY = 82;
const MEGAPIXEL = 1_000_000;

/** A picture as it is kept. */
export interface Picture {
  readonly bytes: Buffer;
  readonly width: number;
  readonly height: number;
}

const unreadable = () =>
  evidenceError('EVIDENCE_UNREADABLE', '照片已损坏或不完整，请重新拍摄或选取');

interface Size {
  readonly width: number;
  readonly height: number;
}

/** By the header alone. @throws GraphQLError EVIDENCE_UNREADABLE */
function sizeIn(bytes: Buffer): Size {
  try {
    const { width, height } = imageSize(bytes);
    if (width > 0 && height > 0) return { width, height };
  } catch {
    // Told below, as a header without a size is.
  }
  throw unreadable();
}

const encoders = {
  'image/jpeg': (picture: Transformer) => picture.jpeg(QUALITY),
  'image/png': (picture: Transformer) => picture.png(),
  'image/webp': (picture: Transformer) => picture.webp(QUALITY),
} as const satisfies Partial<Record<MediaType, (picture: Transformer) => Promise<Buffer>>>;
export type PictureType = keyof typeof encoders;

export const isPicture = (type: MediaType): type is PictureType => Object.hasOwn(encoders, type);

/**
 * The picture as it is kept: upright, at most 1600 pixels long, encoded anew, so that nothing is left of
 * where and by what device it was taken. A few kilobytes may say that they are a picture of gigabytes: the
 * pixels are counted in the header, before anything is decoded.
 * @throws GraphQLError EVIDENCE_TOO_LARGE, EVIDENCE_UNREADABLE
 */
export async function keptPicture(
  sent: Buffer,
  type: PictureType,
  mostMegapixels: number,
): Promise<Picture> {
  const { width, height } = sizeIn(sent);
  if (width * height > mostMegapixels * MEGAPIXEL)
    throw evidenceError(
      'EVIDENCE_TOO_LARGE',
      `照片为 ${width} × ${height} 像素，超过 ${mostMegapixels} 百万像素，请缩小后再传`,
    );
  const picture = new Transformer(sent).rotate();
  if (Math.max(width, height) > LONGEST_SIDE)
    picture.resize({ width: LONGEST_SIDE, height: LONGEST_SIDE, fit: ResizeFit.Inside });
  const bytes = await encoders[type](picture).catch(() => {
    throw unreadable();
  });
  return Object.assign({ bytes }, sizeIn(bytes));
}
