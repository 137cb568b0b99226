/** Signed checkpoints of the log. */
export const PROOF_SETTINGS = {
  CHECKPOINT_HOURS: {
    fallback: 0,
    range: [0, 720],
    unit: 'hours',
    meaning:
      'How often a worker signs a checkpoint of the log; 0: only `admin checkpoint sign` does.',
    chinese: 'worker 每隔多久为日志签署一个检查点；0 为只用 `admin checkpoint sign` 签署',
  },
  CHECKPOINT_DIR: {
    byDefault: '`DATA_DIR/checkpoints`',
    unit: 'folder',
    meaning: 'Where checkpoints are kept: best on a machine that others administer.',
    chinese: '检查点的存放目录；宜放在由他人管理的机器上',
  },
  CHECKPOINT_KEY_FILE: {
    byDefault: '`DATA_DIR/checkpoint.key`',
    unit: 'file',
    meaning: 'Ed25519 private key (PEM) that signs checkpoints; made on first use.',
    chinese: '签署检查点的 Ed25519 私钥（PEM）；首次使用时生成',
  },
  CHECKPOINT_WEBHOOK: {
    unit: 'URL',
    meaning: 'Every checkpoint is posted there as JSON, until it has been taken with a 2xx.',
    chinese: '每个检查点以 JSON 发往此地址，直到对方以 2xx 收下',
  },
  CHECKPOINT_S3_BUCKET: {
    unit: 'name of a bucket',
    meaning:
      'Bucket of an S3-compatible store that takes every checkpoint as an object and is never written over.',
    chinese: '兼容 S3 的存储桶，每个检查点存为一个对象，从不覆盖',
  },
  CHECKPOINT_S3_ENDPOINT: {
    unit: 'URL',
    meaning: 'Base address of that store; needed with the bucket. It may be on the inside.',
    chinese: '该存储的地址；填写了存储桶就须填写，可以是内网地址',
  },
  CHECKPOINT_S3_REGION: {
    fallback: 'us-east-1',
    unit: 'name of a region',
    meaning: 'Region that requests are signed for.',
    chinese: '请求签名所用的区域',
  },
  CHECKPOINT_S3_PREFIX: {
    unit: 'for example `shaodao/`',
    meaning: 'Put before the names of the objects.',
    chinese: '对象名之前的前缀',
  },
  CHECKPOINT_S3_PATH_STYLE: {
    fallback: true,
    unit: '`true`, `false`',
    meaning: '`false`: the bucket is part of the host name.',
    chinese: '`false`：存储桶写在主机名中',
  },
  CHECKPOINT_S3_KEY_ID: {
    unit: 'access key id',
    meaning:
      'Whose key it is; needed with the bucket. It should be allowed to put and get, not to delete.',
    chinese: '访问密钥编号；填写了存储桶就须填写。只应允许写入与读取，不允许删除',
  },
  CHECKPOINT_S3_SECRET: {
    unit: 'secret access key',
    meaning: 'The secret of that key.',
    chinese: '该访问密钥的密文部分',
  },
  CHECKPOINT_S3_SECRET_FILE: {
    unit: 'file',
    meaning: 'File with that secret, instead of the secret itself.',
    chinese: '存有该密钥的文件，用以代替 CHECKPOINT_S3_SECRET',
  },
  CHECKPOINT_S3_LOCK_DAYS: {
    byDefault: 'as the bucket has it',
    range: [1, 36_500],
    unit: 'days',
    meaning:
      'How long nobody, its owner included, can delete or replace a checkpoint (object lock, compliance mode). The bucket must have been made with object lock.',
    chinese:
      '对象锁定（合规模式）的天数：其间任何人（含所有者）都不能删除、替换检查点；存储桶须启用对象锁定',
  },
} as const;
