import nodemailer, { type Transporter } from 'nodemailer';
import {
  type Channel,
  failureOf,
  type Message,
  type SendOutcome,
  withoutAddress,
} from './channel.js';
import { headlineOf, textBlock } from './message-text.js';

export interface SmtpPlace {
  /** `smtp://user:password@host:port` or `smtps://…`. */
  readonly url: string;
  /** Address that mail comes from. */
  readonly from: string;
  readonly timeoutMs: number;
}

interface SmtpError {
  readonly code?: string;
  readonly responseCode?: number;
}

/** A 5yz reply is permanent, a 4yz reply temporary (RFC 5321, 4.2.1). */
function outcomeOfError(error: unknown, address: string): SendOutcome {
  const { code = '', responseCode: status = 0 } = Object(error) as SmtpError;
  const details = withoutAddress(`${code} ${String(error)}`, address);
  if (code === 'ETIMEDOUT') return failureOf('TIMEOUT', details, { status, unreachable: true });
  if (code === 'EAUTH') return failureOf('REFUSED', details, { status, unreachable: true });
  if (status >= 500) return failureOf('REFUSED', details, { status, retry: 'never' });
  if (status >= 400) return failureOf('RECEIVER_FAILED', details, { status });
  return failureOf('UNREACHABLE', details, { status, unreachable: true });
}

/** E-mail through the operator's own server, in plain text, so that nothing in it can load or run. */
export class EmailChannel implements Channel {
  readonly perMinute = 30;
  private readonly transport: Transporter | undefined;

  constructor(private readonly smtp: SmtpPlace | undefined) {
    if (!smtp) return;
    const { url, timeoutMs } = smtp;
    this.transport = nodemailer.createTransport({
      url,
      connectionTimeout: timeoutMs,
      greetingTimeout: timeoutMs,
      socketTimeout: timeoutMs,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  }

  async send({ id, target, deliveries }: Message): Promise<SendOutcome> {
    if (!this.smtp || !this.transport) return failureOf('CHANNEL_NOT_CONFIGURED', 'SMTP_URL');
    try {
      await this.transport.sendMail({
        from: this.smtp.from,
        to: { name: '', address: target.address },
        subject: headlineOf(deliveries),
        text: `${deliveries.map(textBlock).join('\n\n')}\n`,
        messageId: `<${id}@shaodao>`,
        // RFC 3834: keeps vacation responders from answering.
        headers: { 'Auto-Submitted': 'auto-generated' },
      });
      return { outcome: 'sent', status: 250 };
    } catch (error) {
      return outcomeOfError(error, target.address);
    }
  }
}
