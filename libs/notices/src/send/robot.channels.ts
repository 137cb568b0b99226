import { createHmac } from 'node:crypto';
import type { NoticeSecret, NoticeSecrets } from '../secrets/notice-secrets.js';
import { type Channel, failureOf, type Message, type SendOutcome } from './channel.js';
import { type Answer, type HttpSender, outcomeOf } from './http-sender.js';
import { joinUpTo, headlineOf, markdownBlock, escapeMarkdown } from './message-text.js';

/** Both platforms allow 20 messages a minute; DingTalk blocks a robot for ten minutes beyond that. */
const PER_MINUTE = 20;
/** 企业微信群机器人: `markdown.content` of at most 4 096 bytes in UTF-8. */
const WECOM_MOST = 4_096;
/** 钉钉自定义机器人: a message body of at most 20 000 bytes, of which 2 000 are left for its JSON. */
const DINGTALK_MOST = 18_000;

/** Rate-limit codes of WeCom (45009, 45033) and DingTalk (old and new numbers). */
const TOO_FAST: readonly number[] = [45009, 45033, 130101, 130102, 410100];
const TOO_FAST_PAUSE_MS = 60_000;

interface RobotAnswer {
  readonly errcode?: number;
  readonly errmsg?: string;
}

function parseAnswer(body: string): RobotAnswer {
  try {
    return Object(JSON.parse(body)) as RobotAnswer;
  } catch {
    return {};
  }
}

/** Robots always answer 200; the outcome is in `errcode`. */
function robotOutcome(answer: Answer): SendOutcome {
  const outcome = outcomeOf(answer);
  if (outcome.outcome === 'failed') return outcome;
  const { errcode, errmsg = '' } = parseAnswer(answer.body);
  if (errcode === 0) return outcome;
  const { status } = answer;
  const details = `errcode ${errcode} ${errmsg}`;
  if (errcode !== undefined && TOO_FAST.includes(errcode)) {
    const pause = { unreachable: true, retryAfterMs: TOO_FAST_PAUSE_MS };
    return failureOf('RATE_LIMITED', details, { status, ...pause });
  }
  return failureOf('REFUSED', details, { status });
}

/** URL and body of one kind of robot. */
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
    if (secret === undefined) return failureOf('CREDENTIAL_MISSING', target.credential);
    const url = this.robot.urlOf(secret, now);
    const headers = { 'content-type': 'application/json; charset=utf-8' };
    const body = JSON.stringify(this.robot.bodyOf(message));
    const answer = await this.http.post({ url, headers, body, signal });
    return 'outcome' in answer ? answer : robotOutcome(answer);
  }
}

/**
 * 企业微信群机器人 (developer.work.weixin.qq.com, 群机器人配置说明): POST …/cgi-bin/webhook/send?key=….
 * The key alone authorises the call, so it is the secret.
 */
export function weComChannel(http: HttpSender, secrets: NoticeSecrets, base: string): Channel {
  return new RobotChannel(http, secrets, {
    urlOf: ({ value }) => `${base}/cgi-bin/webhook/send?key=${encodeURIComponent(value)}`,
    bodyOf: ({ deliveries }) => ({
      msgtype: 'markdown',
      markdown: { content: joinUpTo(deliveries.map(markdownBlock), WECOM_MOST) },
    }),
  });
}

/** 加签: base64 of HMAC-SHA256 over `timestamp\nsecret` with the secret as its key; milliseconds. */
export const signDingTalk = (timestamp: string, secret: string): string =>
  createHmac('sha256', secret).update(`${timestamp}\n${secret}`).digest('base64');

/**
 * 钉钉自定义机器人 (open.dingtalk.com, 自定义机器人接入): POST …/robot/send?access_token=…, signed where
 * there is a secret beside the token.
 */
export function dingTalkChannel(http: HttpSender, secrets: NoticeSecrets, base: string): Channel {
  return new RobotChannel(http, secrets, {
    urlOf({ value, token = '' }, now) {
      const timestamp = String(Date.parse(now));
      const query = new URLSearchParams({ access_token: token });
      if (value !== '') {
        query.set('timestamp', timestamp);
        query.set('sign', signDingTalk(timestamp, value));
      }
      return `${base}/robot/send?${query.toString()}`;
    },
    bodyOf: ({ deliveries }) => ({
      msgtype: 'markdown',
      markdown: {
        title: escapeMarkdown(headlineOf(deliveries)),
        text: joinUpTo(deliveries.map(markdownBlock), DINGTALK_MOST),
      },
    }),
  });
}
