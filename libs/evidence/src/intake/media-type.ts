import { fileTypeFromBuffer } from 'file-type';
import { evidenceError } from './evidence-error.js';

/** What is taken as evidence, and how the name of such a file ends. */
export const MEDIA_TYPES = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'application/pdf': 'pdf',
  'video/mp4': 'mp4',
  'video/webm': 'webm',
} as const;
export type MediaType = keyof typeof MEDIA_TYPES;

/** Every format that is taken shows itself in its first bytes; what comes after is nobody's to unpack. */
const HEAD_BYTES = 4_100;

const isTaken = (type: string): type is MediaType => Object.hasOwn(MEDIA_TYPES, type);

/**
 * What the bytes are, whatever the sender calls them.
 * @throws GraphQLError EVIDENCE_TYPE
 */
export async function mediaTypeOf(bytes: Buffer): Promise<MediaType> {
  const mime =
    (await fileTypeFromBuffer(bytes.subarray(0, HEAD_BYTES)).catch(() => undefined))?.mime ?? '';
  if (isTaken(mime)) return mime;
  const found = mime === '' ? '认不出格式' : `格式为 ${mime}`;
  throw evidenceError(
    'EVIDENCE_TYPE',
    `只收 JPEG、PNG、WebP 照片，PDF 文件，MP4、WebM 短视频；该文件${found}`,
  );
}
