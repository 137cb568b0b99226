/** Where the keys of personal data are, apart from the log. */
export const KEY_SETTINGS = {
  KEYS_DIR: {
    byDefault: '`DATA_DIR/keys`',
    unit: 'folder',
    meaning:
      'Folder of the keys of personal data: `keys.db` and `master.key`. Best on another disk; back it up apart from the log.',
    chinese: '个人信息密钥的目录：`keys.db` 与 `master.key`。宜放在另一块磁盘，并与日志分开备份',
  },
  KEYS_URL: {
    unit: '`postgres://…`',
    meaning:
      'PostgreSQL database of the keys, where several processes share the log; not that of the log.',
    chinese: '多个进程共用日志时，存放密钥的 PostgreSQL 数据库；不要与日志同库',
  },
  KEYS_SECRET: {
    byDefault: 'made once, kept in `KEYS_DIR/master.key`; needed with `KEYS_URL`',
    unit: '32 random characters or more',
    meaning:
      'Wraps the keys. **If it is lost, personal data cannot be read any more.** Several processes must be given the same one.',
    chinese: '保护各密钥的主密钥。**丢失则个人信息不能再解读。**多个进程须用同一个',
  },
  KEYS_SECRET_PREVIOUS: {
    unit: 'the old secret',
    meaning: 'During a rotation: the secret before, until `admin privacy rotate` has run.',
    chinese: '更换主密钥期间填写旧的，直到 `admin privacy rotate` 完成',
  },
  CONTACT_KEEP_DAYS: {
    range: [1, 36_500],
    unit: 'days',
    meaning:
      'How long after the end of a whistle its resident’s contact data is kept. Without it, none goes by itself.',
    chinese: '哨结束后居民联系方式的保存期限；不填则不按期删除',
  },
  AUDIT_KEEP_DAYS: {
    fallback: 190,
    range: [184, 36_500],
    unit: 'days',
    meaning:
      'How long the audit log tells accounts and network addresses; the rest of its lines stays. The law asks for six months at least (Cybersecurity Law, article 21), which have up to 184 days.',
    chinese:
      '审计日志中账号和网络地址的保存期限，其余内容保留。网络安全法第二十一条要求网络日志留存不少于六个月（至多 184 天）',
  },
  ERASE_DUE: {
    fallback: true,
    unit: '`true`, `false`',
    meaning:
      'Each night from 03:00, what is past its time is erased for good, by one process of those with `AUTOMATIONS`. `false`: only by `admin privacy erase --due`.',
    chinese:
      '每天 03:00 起由一个负责自动处理（`AUTOMATIONS`）的进程删除到期的个人信息，不可恢复；`false`：只由 `admin privacy erase --due` 删除',
  },
} as const;
