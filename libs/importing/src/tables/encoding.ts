import { TextDecoder } from 'node:util';
import { OperatorError } from '#event-sourcing';

const CONVERT = '或在 Excel、WPS 中另存为“CSV UTF-8（逗号分隔）”';

const advice = (encoding: string): string => `请加 --encoding ${encoding}，${CONVERT}`;

/** @throws OperatorError ENCODING_UNKNOWN */
export function decoderOf(encoding: string): TextDecoder {
  try {
    return new TextDecoder(encoding, { fatal: true });
  } catch (cause) {
    throw new OperatorError('ENCODING_UNKNOWN', `不认识的编码“${encoding}”`, { cause });
  }
}

/** By the byte order mark, which decides over everything else (WHATWG Encoding, 6). */
function encodingByMark(head: Buffer): string | undefined {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return 'utf-8';
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  return head[0] === 0xfe && head[1] === 0xff ? 'utf-16be' : undefined;
}

/** The text of bytes, which may end within a character; undefined where they are not of this encoding. */
function textIn(head: Buffer, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(head, { stream: true });
  } catch {
    return undefined;
  }
}

const HAN = /\p{Script=Han}/gu;
const hanIn = (text: string): number => text.match(HAN)?.length ?? 0;

/** More NUL bytes than this are not a slip of a program: the file is not text. */
const MOST_NULS = 0.1;

/** UTF-16 has zeros in every other byte; undefined for bytes with few zeros. */
function encodingByZeros(head: Buffer): 'utf-16le' | 'utf-16be' | 'binary' | undefined {
  const zeros = [0, 0];
  head.forEach((byte, index) => {
    if (byte === 0) zeros[index % 2]! += 1;
  });
  const [even = 0, odd = 0] = zeros;
  if (even + odd <= head.length * MOST_NULS) return undefined;
  if (odd > 9 * even) return 'utf-16le';
  return even > 9 * odd ? 'utf-16be' : 'binary';
}

/** Advice on the encoding of bytes that are not of the expected one. */
function encodingAdvice(head: Buffer, encoding: string): string {
  if (encoding !== 'gb18030' && encoding !== 'gbk') {
    const text = textIn(head, 'gb18030');
    if (text !== undefined && hanIn(text) > 0)
      return `看来是 GB18030（GBK）编码：${advice('gb18030')}`;
  }
  return `若是其他编码（如 gb18030），${advice('编码名')}`;
}

/** @param line where the first such byte is, from 1 */
export function notTextError(encoding: string, line: number, bytes: Buffer, cause?: unknown) {
  const what = `第 ${line} 行不是 ${encoding.toUpperCase()} 文本；${encodingAdvice(bytes, encoding)}`;
  return new OperatorError('FILE_NOT_TEXT', what, { cause });
}

/** So many Han characters mean UTF-8: bytes of another encoding read so only by rare chance. */
const HAN_BEYOND_CHANCE = 3;

/** @throws OperatorError FILE_NOT_TEXT for bytes, or UTF-16, where another encoding is read */
function refuseZeros(head: Buffer): void {
  const zeros = encodingByZeros(head);
  if (zeros === undefined) return;
  const what =
    zeros === 'binary' ? '这是二进制文件，不是 CSV 表格' : `看来是 UTF-16 编码：${advice(zeros)}`;
  throw new OperatorError('FILE_NOT_TEXT', what);
}

/** @throws OperatorError FILE_NOT_TEXT for UTF-8 that is read by another encoding */
function refuseUtf8(head: Buffer, encoding: string): void {
  const text = encoding === 'utf-8' ? undefined : textIn(head, 'utf-8');
  if (text === undefined || hanIn(text) < HAN_BEYOND_CHANCE) return;
  const remedy = '请去掉 --encoding（或映射的 /csv/encoding）';
  throw new OperatorError('FILE_NOT_TEXT', `文件是 UTF-8 编码，而不是 ${encoding}：${remedy}`);
}

/**
 * The encoding of a file that begins with these bytes.
 * @throws OperatorError FILE_NOT_TEXT for bytes that are not text, or of another encoding than asked for
 */
export function encodingOf(head: Buffer, told: string | undefined): string {
  const marked = encodingByMark(head);
  if (marked !== undefined) return marked;
  const { encoding } = decoderOf(told ?? 'utf-8');
  if (encoding.startsWith('utf-16')) return encoding;
  refuseZeros(head);
  refuseUtf8(head, encoding);
  return encoding;
}
