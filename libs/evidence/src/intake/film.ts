import { evidenceError } from './evidence-error.js';

/** Boxes that hold others in which cameras write where and by what a film was taken. */
const OUTER = ['moov', 'trak'];
/** Boxes that say such things: user data, metadata, and what other makers add (XMP is one of these). */
const TELLING = ['udta', 'meta', 'uuid'];
const LEAST = 8;
const LONG = 16;

interface Box {
  readonly type: string;
  /** Where its content begins, and where it ends. */
  readonly from: number;
  readonly to: number;
}

const broken = () => evidenceError('EVIDENCE_UNREADABLE', '视频已损坏或不完整，请重新拍摄或选取');

/** How long its head is, and the whole box: in four bytes, in eight, or up to the end. */
function lengthsAt(bytes: Buffer, at: number, end: number): readonly [head: number, box: number] {
  const short = bytes.readUInt32BE(at);
  if (short !== 1) return [LEAST, short === 0 ? end - at : short];
  if (at + LONG > end) throw broken();
  return [LONG, Number(bytes.readBigUInt64BE(at + LEAST))];
}

/** @throws GraphQLError EVIDENCE_UNREADABLE */
function boxAt(bytes: Buffer, at: number, end: number): Box {
  if (at + LEAST > end) throw broken();
  const [head, length] = lengthsAt(bytes, at, end);
  const to = at + length;
  if (length < head || to > end) throw broken();
  return { type: bytes.toString('latin1', at + 4, at + LEAST), from: at + head, to };
}

/** Blanks what tells of the place, in place: nothing moves, so that what points into the film stays right. */
function blank(bytes: Buffer, from: number, end: number): void {
  for (let at = from; at < end;) {
    const box = boxAt(bytes, at, end);
    if (TELLING.includes(box.type)) {
      bytes.write('free', at + 4, 'latin1');
      bytes.fill(0, box.from, box.to);
    } else if (OUTER.includes(box.type)) blank(bytes, box.from, box.to);
    at = box.to;
  }
}

/**
 * An MP4 film as it is kept: pictures and sound as they were sent, without what a camera wrote beside them.
 * @throws GraphQLError EVIDENCE_UNREADABLE for what is cut short
 */
export function keptFilm(sent: Buffer): Buffer {
  const kept = Buffer.from(sent);
  blank(kept, 0, kept.length);
  return kept;
}
