import { resolve } from 'node:path';

import { readNotices } from './notices.js';

describe('given the environment of a process', () => {
  it('when it says nothing, then notices are kept in the data folder, and no inside host is sent to', () => {
    const { enabled, place, options } = readNotices({});
    expect(enabled).toBe(true);
    expect(place).toEqual({ file: resolve('data/notices.db') });
    expect(options).toMatchObject({
      secretsFile: resolve('data/notice-secrets.json'),
      weComUrl: 'https://qyapi.weixin.qq.com',
      dingTalkUrl: 'https://oapi.dingtalk.com',
      allowedHosts: [],
      timeoutMs: 10_000,
    });
    expect(options.smtp).toBeUndefined();
  });

  it('when read models are in PostgreSQL, then so is the outbox', () => {
    const url = 'postgres://user:secret@db:5432/shaodao';
    const { place } = readNotices({ READ_STORE: 'postgres', READ_STORE_URL: url });
    expect(place).toEqual({ postgres: { url } });
  });

  it('when it names a mail server and inside hosts, then they are used', () => {
    const { options } = readNotices({
      SMTP_URL: 'smtps://user:pass@mail:465',
      MAIL_FROM: 'a@qu.gov.cn',
      NOTICE_ALLOWED_HOSTS: 'oa.qu.gov.cn, 10.1.0.0/16',
      NOTICES: 'false',
    });
    expect(options.smtp).toEqual({ url: 'smtps://user:pass@mail:465', from: 'a@qu.gov.cn' });
    expect(options.allowedHosts).toEqual(['oa.qu.gov.cn', '10.1.0.0/16']);
  });

  it.each([
    ['SMTP_URL', { SMTP_URL: 'mail.qu.gov.cn', MAIL_FROM: 'a@qu.gov.cn' }],
    ['MAIL_FROM', { SMTP_URL: 'smtp://mail.qu.gov.cn' }],
    ['NOTICE_ALLOWED_HOSTS', { NOTICE_ALLOWED_HOSTS: '10.1.0.0/99' }],
    ['NOTICE_WECOM_URL', { NOTICE_WECOM_URL: 'qyapi' }],
    ['NOTICE_TIMEOUT_SECONDS', { NOTICE_TIMEOUT_SECONDS: '0' }],
    ['NOTICES', { NOTICES: 'maybe' }],
  ])('when %s is wrong, then the operator is told which', (variable, env) => {
    expect(() => readNotices(env)).toThrow(variable);
  });
});
