const bytes = (hex: string): Buffer => Buffer.from(hex, 'hex');
const startsWith = (head: Buffer, hex: string): boolean => {
  const magic = bytes(hex);
  return head.subarray(0, magic.length).equals(magic);
};

const SAVE_AS_CSV = '请用 Excel 或 WPS 打开，另存为“CSV UTF-8（逗号分隔）”后再导入';
const UNPACK = '请先解压，再导入其中的 CSV 文件';
const NOT_A_TABLE = '不是 CSV 表格';

const kindText = (what: string, advice: string): string => `这是 ${what}：${advice}`;

/** Office documents and archives are ZIP files: the names inside, which are not compressed, tell them apart. */
function zipOf(head: Buffer): string {
  const names = head.toString('latin1');
  if (names.includes('opendocument.spreadsheet'))
    return kindText('OpenDocument 表格（.ods）', SAVE_AS_CSV);
  if (names.includes('xl/')) return kindText('Excel 工作簿（.xlsx）', SAVE_AS_CSV);
  if (names.includes('word/')) return kindText('Word 文档（.docx）', NOT_A_TABLE);
  if (names.includes('[Content_Types].xml')) return kindText('Office 文档', SAVE_AS_CSV);
  return kindText('ZIP 压缩包', UNPACK);
}

const utf16 = (text: string): string => Buffer.from(text, 'utf16le').toString('latin1');

/** Compound files: old Office documents, and new ones with a password. */
function compoundOf(head: Buffer): string {
  const names = head.toString('latin1');
  if (names.includes(utf16('EncryptedPackage')))
    return kindText('加密的 Office 文档', `请先取消密码；${SAVE_AS_CSV}`);
  if (names.includes(utf16('WordDocument'))) return kindText('Word 文档（.doc）', NOT_A_TABLE);
  return kindText('Excel 97–2003 工作簿（.xls）或其他旧版 Office 文档', SAVE_AS_CSV);
}

type KindReader = (head: Buffer) => string;

/** By the first bytes, in hexadecimal. */
const MAGICS: readonly (readonly [string, KindReader])[] = [
  ['504b0304', zipOf],
  ['504b0506', zipOf],
  ['504b0708', zipOf],
  ['d0cf11e0a1b11ae1', compoundOf],
  ...['09000400', '09020600', '09040600', '09080800', '09081000'].map(
    (hex) => [hex, compoundOf] as const,
  ),
  ['255044462d', () => kindText('PDF 文档', NOT_A_TABLE)],
  ['526172211a07', () => kindText('RAR 压缩包', UNPACK)],
  ['377abcaf271c', () => kindText('7-Zip 压缩包', UNPACK)],
  ['425a68', () => kindText('bzip2 压缩文件', UNPACK)],
  ['fd377a585a00', () => kindText('xz 压缩文件', UNPACK)],
  ['28b52ffd', () => kindText('zstd 压缩文件', UNPACK)],
  ['89504e470d0a1a0a', () => kindText('PNG 图片', NOT_A_TABLE)],
  ['ffd8ff', () => kindText('JPEG 图片', NOT_A_TABLE)],
  ['47494638', () => kindText('GIF 图片', NOT_A_TABLE)],
  ['53514c69746520666f726d61742033', () => kindText('SQLite 数据库', NOT_A_TABLE)],
  ['50415231', () => kindText('Parquet 文件', NOT_A_TABLE)],
  ['7b5c727466', () => kindText('RTF 文档', NOT_A_TABLE)],
];

/** By how a text begins: the .xls of old systems is often a web page or XML. */
const BEGINNINGS: readonly (readonly [RegExp, string])[] = [
  [/^\s*<(!doctype html|html|head|meta|table|body)\b/i, kindText('网页（HTML）表格', SAVE_AS_CSV)],
  [/^\s*<\?xml[^]*office:spreadsheet/i, kindText('Excel 2003 XML 表格', SAVE_AS_CSV)],
  [/^\s*<\?xml/i, kindText('XML 文件', NOT_A_TABLE)],
  [/^\s*(\[\s*\{|\{\s*")/, kindText('JSON 文件', NOT_A_TABLE)],
];

const TAR_AT = 257;

/** What a file that begins so is, and what to do about it, in Chinese; undefined where it may be a table. */
export function foreignKind(head: Buffer): string | undefined {
  const known = MAGICS.find(([hex]) => startsWith(head, hex));
  if (known) return known[1](head);
  if (head.subarray(TAR_AT, TAR_AT + 5).toString('latin1') === 'ustar')
    return kindText('TAR 归档', UNPACK);
  const text = head.toString('utf8').replace(/^\uFEFF/, '');
  return BEGINNINGS.find(([beginning]) => beginning.test(text))?.[1];
}
