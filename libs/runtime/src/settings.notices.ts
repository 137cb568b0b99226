/** How notices are sent and kept. */
export const NOTICE_SETTINGS = {
  NOTICES: {
    fallback: true,
    unit: '`true`, `false`',
    meaning:
      '`false`: this process neither records nor sends notices. **Set it on every copy of a district** that is only looked at.',
    chinese: '`false`：本进程不生成、不发送通知。**只供查看的副本务必设置**',
  },
  SMTP_URL: {
    unit: '`smtp://user:password@host:587`, `smtps://…:465`',
    meaning: 'Mail server; without it e-mail fails with `CHANNEL_NOT_CONFIGURED`.',
    chinese: '邮件服务器；不填则邮件投递报 `CHANNEL_NOT_CONFIGURED`',
  },
  MAIL_FROM: {
    unit: 'e-mail address',
    meaning: 'Sender of the e-mails; needed with `SMTP_URL`.',
    chinese: '发件邮箱；设了 `SMTP_URL` 就须填写',
  },
  NOTICE_SECRETS_FILE: {
    byDefault: '`DATA_DIR/notice-secrets.json`',
    unit: 'file',
    meaning:
      'Secrets of webhooks and robots, mode 0600. The workers need it and read it anew when it changes.',
    chinese: 'Webhook 与群机器人的密钥，权限 0600；worker 需要，改动后自动重读',
  },
  NOTICE_ALLOWED_HOSTS: {
    unit: 'hosts, addresses or networks',
    meaning:
      'Receivers of the inside that may be sent to, also without TLS (`oa.qu.gov.cn, 10.1.0.0/16`); any other must be https on a public address.',
    chinese:
      '允许发往的内网主机、地址或网段（`oa.qu.gov.cn, 10.1.0.0/16`），可不加密；其余目标须为公网地址上的 https',
  },
  NOTICE_WECOM_URL: {
    fallback: 'https://qyapi.weixin.qq.com',
    unit: 'URL',
    meaning: 'Base address of WeCom, or of an on-premise 政务微信.',
    chinese: '企业微信或私有部署的政务微信的地址',
  },
  NOTICE_DINGTALK_URL: {
    fallback: 'https://oapi.dingtalk.com',
    unit: 'URL',
    meaning: 'Base address of DingTalk, or of an on-premise 专有钉钉.',
    chinese: '钉钉或私有部署的专有钉钉的地址',
  },
  NOTICE_TIMEOUT_SECONDS: {
    fallback: 10,
    range: [1, 60],
    unit: 'seconds',
    meaning: 'Limit of one message.',
    chinese: '单条消息的时限',
  },
  NOTICE_RETRY_SECONDS: {
    fallback: 10,
    range: [1, 3_600],
    unit: 'seconds',
    meaning: 'First wait before a message is tried again; doubled each time, up to an hour.',
    chinese: '首次重试前的等待，逐次加倍至一小时',
  },
  NOTICE_MAX_ATTEMPTS: {
    fallback: 12,
    range: [1, 100],
    unit: 'attempts',
    meaning: 'After so many a message is a dead letter.',
    chinese: '几次之后成为死信',
  },
  NOTICE_KEEP_DAYS: {
    fallback: 180,
    range: [1, 3_650],
    unit: 'days',
    meaning:
      'How long notices and what was sent are kept; dead letters stay until they are replayed.',
    chinese: '通知与已发投递的保存时间；死信留到重发为止',
  },
} as const;
