import { createHmac } from 'node:crypto';
import type { NoticeSecret, NoticeSecrets } from '../secrets/notice-secrets.js';
import { type Channel, failed, type Message, type SendOutcome } from './channel.js';
import { type Answer, type HttpSender, outcomeOf } from './http-sender.js';
import { fitting, headline, markdownBlock, plain } from './message-text.js';

/** Both robots: at most 20 messages a minute, or they are shut up (DingTalk: for ten minutes). */
const PER_MINUTE = 20;
/** 企业微信群机器人: `markdown.content` of at most 4 096 bytes in UTF-8. */
const WECOM_MOST = 4_096;
/** 钉钉自定义机器人: a message body of at most 20 000 bytes; the rest is its frame. */
const DINGTALK_MOST = 18_000;

/** WeCom: API calls over their limit. DingTalk: sending too fast, in its old numbers and its new. */
const TOO_FAST: readonly number[] = [45009, 45033, 130101, 130102, 410100];
const TOO_FAST_PAUSE_MS = 60_000;

interface RobotAnswer {
  readonly errcode?: number;
  readonly errmsg?: string;
}

function parsed(body: string): RobotAnswer {
  try {
    return Object(JSON.parse(body)) as RobotAnswer;
  } catch {
    return {};
  }
}

/** Robots answer 200 whatever happens: what happened is in `errcode`. */
function robotOutcome(answer: Answer): SendOutcome {
  const outcome = outcomeOf(answer);
  if (outcome.outcome === 'failed') return outcome;
  const { errcode, errmsg = '' } = parsed(answer.body);
  if (errcode === 0) return outcome;
  const { status } = answer;
  const details = `errcode ${errcode} ${errmsg}`;
  if (errcode !== undefined && TOO_FAST.includes(errcode)) {
    const pause = { unreachable: true, retryAfterMs: TOO_FAST_PAUSE_MS };
    return failed('RATE_LIMITED', details, { status, ...pause });
  }
  return failed('REFUSED', details, { status });
}

/** What one kind of robot is sent. */
interface Robot {
  urlOf(secret: NoticeSecret, now: string): string;
  bodyOf(message: Message): object;
}

class RobotChannel implements Channel {
  readonly perMinute = PER_MINUTE;

  constructor(
    private readonly http: HttpSender,
    private readonly secrets: NoticeSecrets,
    private readonly robot: Robot,
  ) {}

  async send(message: Message): Promise<SendOutcome> {
    const { target, now, signal } = message;
    const secret = await this.secrets.find(target.organisation, target.credential);
    if (secret === undefined) return failed('CREDENTIAL_MISSING', target.credential);
    const url = this.robot.urlOf(secret, now);
    const headers = { 'content-type': 'application/json; charset=utf-8' };
    const body = JSON.stringify(this.robot.bodyOf(message));
    const answer = await this.http.post({ url, headers, body, signal });
    return 'outcome' in answer ? answer : robotOutcome(answer);
  }
}

/**
 * 企业微信群机器人 (developer.work.weixin.qq.com, 群机器人配置说明): POST …/cgi-bin/webhook/send?key=….
 * The key is all that authorises it, and therefore the secret.
 */
export function weComChannel(http: HttpSender, secrets: NoticeSecrets, base: string): Channel {
  return new RobotChannel(http, secrets, {
    urlOf: ({ value }) => `${base}/cgi-bin/webhook/send?key=${encodeURIComponent(value)}`,
    bodyOf: ({ deliveries }) => ({
      msgtype: 'markdown',
      markdown: { content: fitting(deliveries.map(markdownBlock), WECOM_MOST) },
    }),
  });
}

/** 加签: base64 of HMAC-SHA256 over `timestamp\nsecret` with the secret as its key; milliseconds. */
export const dingTalkSign = (timestamp: string, secret: string): string =>
  createHmac('sha256', secret).update(`${timestamp}\n${secret}`).digest('base64');

/**
 * 钉钉自定义机器人 (open.dingtalk.com, 自定义机器人接入): POST …/robot/send?access_token=…, signed where a
 * secret is there beside the token.
 */
export function dingTalkChannel(http: HttpSender, secrets: NoticeSecrets, base: string): Channel {
  return new RobotChannel(http, secrets, {
    urlOf({ value, token = '' }, now) {
      const timestamp = String(Date.parse(now));
      const query = new URLSearchParams({ access_token: token });
      if (value !== '') {
        query.set('timestamp', timestamp);
        query.set('sign', dingTalkSign(timestamp, value));
      }
      return `${base}/robot/send?${query.toString()}`;
    },
    bodyOf: ({ deliveries }) => ({
      msgtype: 'markdown',
      markdown: {
        title: plain(headline(deliveries)),
        text: fitting(deliveries.map(markdownBlock), DINGTALK_MOST),
      },
    }),
  });
}
