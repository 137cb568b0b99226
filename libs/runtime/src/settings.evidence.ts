/** Photos, documents and short videos that people send as evidence. */
export const EVIDENCE_SETTINGS = {
  EVIDENCE_STORE: {
    byDefault: '`postgres` where the log is in PostgreSQL, else `folder`',
    unit: '`folder`, `postgres`, `s3`',
    meaning:
      'Where the bytes of evidence are: a folder, the database of the log, or an S3-compatible store.',
    chinese: '佐证文件放在哪里：目录、日志所在的 PostgreSQL，或兼容 S3 的存储',
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
  EVIDENCE_KEEP_UNUSED_DAYS: {
    fallback: 30,
    range: [1, 3_650],
    unit: 'days',
    meaning:
      'How long a file is kept that was sent and that nothing refers to; then it is given up (an event) and deleted.',
    chinese: '上传后没有任何事项引用的文件保留的天数；期满记入日志（EvidenceRemoved）并删除',
  },
  EVIDENCE_S3_BUCKET: {
    unit: 'name of a bucket',
    meaning: 'Bucket of the evidence; needed with `s3`.',
    chinese: '存放佐证的存储桶；选用 `s3` 时须填写',
  },
  EVIDENCE_S3_ENDPOINT: {
    unit: 'URL',
    meaning: 'Base address of that store; needed with `s3`. It may be on the inside.',
    chinese: '该存储的地址；选用 `s3` 时须填写，可以是内网地址',
  },
  EVIDENCE_S3_REGION: {
    fallback: 'us-east-1',
    unit: 'name of a region',
    meaning: 'Region that requests are signed for.',
    chinese: '请求签名所用的区域',
  },
  EVIDENCE_S3_PREFIX: {
    unit: 'for example `evidence/`',
    meaning: 'Put before the names of the objects.',
    chinese: '对象名之前的前缀',
  },
  EVIDENCE_S3_PATH_STYLE: {
    fallback: true,
    unit: '`true`, `false`',
    meaning: '`false`: the bucket is part of the host name.',
    chinese: '`false`：存储桶写在主机名中',
  },
  EVIDENCE_S3_KEY_ID: {
    unit: 'access key id',
    meaning: 'Whose key it is; needed with `s3`. It puts, gets, lists and deletes objects.',
    chinese: '访问密钥编号；选用 `s3` 时须填写，须能写入、读取、列举、删除',
  },
  EVIDENCE_S3_SECRET: {
    unit: 'secret access key',
    meaning: 'The secret of that key.',
    chinese: '该访问密钥的密文部分',
  },
  EVIDENCE_S3_SECRET_FILE: {
    unit: 'file',
    meaning: 'File with that secret, instead of the secret itself.',
    chinese: '存有该密钥的文件，用以代替 EVIDENCE_S3_SECRET',
  },
} as const;
