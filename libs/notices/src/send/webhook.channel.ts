import { createHmac } from 'node:crypto';
import type { ClaimedDelivery } from '../outbox/claiming.js';
import type { NoticeSecrets } from '../secrets/notice-secrets.js';
import { type Channel, failed, type Message, type SendOutcome } from './channel.js';
import { type HttpSender, outcomeOf } from './http-sender.js';

/** Attribute `source` of all events; with `id` it names an event once and for all. */
const SOURCE = 'urn:shaodao';

/** One notice as a CloudEvents 1.0 event in JSON. Without what is empty. */
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

/** Secrets of the form `whsec_<base64>` are their bytes; any other is taken as it is written. */
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
 * CloudEvents 1.0 in JSON, one as `application/cloudevents+json` and several as
 * `application/cloudevents-batch+json`, signed as Standard Webhooks 1.0 says: HMAC-SHA256 with the time
 * of the attempt, which bounds how long a stolen message can be played again.
 */
export class WebhookChannel implements Channel {
  readonly perMinute = 300;

  constructor(
    private readonly http: HttpSender,
    private readonly secrets: NoticeSecrets,
  ) {}

  async send({ id, target, deliveries, now, signal }: Message): Promise<SendOutcome> {
    const secret = await this.secrets.find(target.organisation, target.credential);
    if (secret === undefined) return failed('CREDENTIAL_MISSING', target.credential);
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
    return 'outcome' in answer ? answer : outcomeOf(answer);
  }
}
