import { createHmac } from 'node:crypto';
import type { ClaimedDelivery } from '../outbox/claiming.js';
import type { NoticeSecrets } from '../secrets/notice-secrets.js';
import {
  type Channel,
  failureOf,
  type Message,
  type SendOutcome,
  withoutAddress,
} from './channel.js';
import { type HttpSender, outcomeOf } from './http-sender.js';

/** Attribute `source` of all events; together with `id` it is unique (CloudEvents 1.0). */
const SOURCE = 'urn:shaodao';

/** A notice as a CloudEvents 1.0 event in JSON, without empty fields. */
export function cloudEventOf(notice: ClaimedDelivery): object {
  const { source_system: system, source_reference: reference } = notice;
  return {
    specversion: '1.0',
    id: notice.id,
    source: SOURCE,
    type: `shaodao.notice.${notice.kind}.v1`,
    subject: notice.whistle_id,
    time: notice.at,
    datacontenttype: 'application/json',
    data: {
      kind: notice.kind,
      whistleId: notice.whistle_id,
      eventId: notice.event_id,
      eventType: notice.event_type,
      title: notice.title,
      text: notice.text,
      urgent: notice.urgent === 1,
      ...(notice.organisation && { organisation: notice.organisation }),
      ...(notice.summons > 0 && { summons: notice.summons }),
      ...(notice.react_by && { reactBy: notice.react_by }),
      ...(system && { source: { system, reference } }),
      ...(notice.outcome && { outcome: notice.outcome }),
    },
  };
}

/** The key bytes of a secret: decoded from `whsec_<base64>` (Standard Webhooks 1.0), otherwise its UTF-8. */
const keyOf = (secret: string): Buffer =>
  secret.startsWith('whsec_')
    ? Buffer.from(secret.slice('whsec_'.length), 'base64')
    : Buffer.from(secret, 'utf8');

/** Standard Webhooks: `v1,` and the base64 of HMAC-SHA256 over `id.timestamp.body`. */
export const signatureOf = (
  secret: string,
  { id, timestamp, body }: { id: string; timestamp: string; body: string },
): string =>
  `v1,${createHmac('sha256', keyOf(secret)).update(`${id}.${timestamp}.${body}`).digest('base64')}`;

/**
 * Posts CloudEvents 1.0 in JSON: one as `application/cloudevents+json`, several as
 * `application/cloudevents-batch+json`. Signed by Standard Webhooks 1.0 with the time of the attempt,
 * which limits how long a captured message can be replayed.
 */
export class WebhookChannel implements Channel {
  readonly perMinute = 300;

  constructor(
    private readonly http: HttpSender,
    private readonly secrets: NoticeSecrets,
  ) {}

  async send({ id, target, deliveries, now, signal }: Message): Promise<SendOutcome> {
    const secret = await this.secrets.find(target.organisation, target.credential);
    if (secret === undefined) return failureOf('CREDENTIAL_MISSING', target.credential);
    const events = deliveries.map(cloudEventOf);
    const body = JSON.stringify(events.length === 1 ? events[0] : events);
    const timestamp = String(Math.floor(Date.parse(now) / 1_000));
    const headers = {
      'content-type': `application/cloudevents${events.length === 1 ? '' : '-batch'}+json; charset=utf-8`,
      'user-agent': 'shaodao',
      'webhook-id': id,
      'webhook-timestamp': timestamp,
      'webhook-signature': signatureOf(secret.value, { id, timestamp, body }),
    };
    const answer = await this.http.post({ url: target.address, headers, body, signal });
    if ('outcome' in answer) return answer;
    return outcomeOf({ ...answer, body: withoutAddress(answer.body, target.address) });
  }
}
