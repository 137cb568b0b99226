/** Photos, documents and short videos that people send as evidence. */
export const EVIDENCE_SETTINGS = {
  EVIDENCE_STORE: {
    fallback: 'folder',
    unit: '`folder`',
    meaning: 'Where the bytes of evidence are; `folder` keeps them in `EVIDENCE_DIR`.',
    chinese: '佐证文件放在哪里；`folder` 即放在 `EVIDENCE_DIR` 中',
  },
  EVIDENCE_DIR: {
    byDefault: '`DATA_DIR/evidence`',
    unit: 'folder',
    meaning: 'Folder of evidence: back it up with the log. Processes that share a log share it.',
    chinese: '佐证文件的目录，须与日志一起备份；共用日志的各进程须共用此目录',
  },
  EVIDENCE_MAX_MB: {
    fallback: 20,
    range: [1, 500],
    unit: 'MiB',
    meaning: 'Largest file that is taken as evidence. A request has 30 seconds in all.',
    chinese: '单个佐证文件的上限；一次上传总共 30 秒',
  },
  EVIDENCE_MAX_MEGAPIXELS: {
    fallback: 50,
    range: [2, 200],
    unit: 'million pixels',
    meaning: 'Largest picture that is decoded: a million pixels take four megabytes.',
    chinese: '照片像素的上限，单位百万像素；解码时每百万像素约占 4 MB 内存',
  },
  EVIDENCE_PER_DAY: {
    fallback: 300,
    range: [1, 100_000],
    unit: 'files a day',
    meaning: 'Pieces of one account on one day; then `EVIDENCE_QUOTA` (429).',
    chinese: '同一账号每天上传的件数；超过即 `EVIDENCE_QUOTA`（429）',
  },
} as const;
