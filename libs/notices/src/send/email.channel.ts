import nodemailer, { type Transporter } from 'nodemailer';
import { type Channel, failed, type Message, type SendOutcome } from './channel.js';
import { headline, textBlock } from './message-text.js';

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

/** 5yz of RFC 5321: the same mail would be refused again; 4yz and silence pass. */
function failure(error: unknown): SendOutcome {
  const { code = '', responseCode: status = 0 } = Object(error) as SmtpError;
  const details = `${code} ${String(error)}`;
  if (code === 'ETIMEDOUT') return failed('TIMEOUT', details, { status, unreachable: true });
  if (code === 'EAUTH') return failed('REFUSED', details, { status, unreachable: true });
  if (status >= 500) return failed('REFUSED', details, { status, retry: 'never' });
  if (status >= 400) return failed('RECEIVER_FAILED', details, { status });
  return failed('UNREACHABLE', details, { status, unreachable: true });
}

/** E-mail by the operator's own server. Plain text: nothing in it loads or runs. */
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
    if (!this.smtp || !this.transport) return failed('CHANNEL_NOT_CONFIGURED', 'SMTP_URL');
    try {
      await this.transport.sendMail({
        from: this.smtp.from,
        to: { name: '', address: target.address },
        subject: headline(deliveries),
        text: `${deliveries.map(textBlock).join('\n\n')}\n`,
        messageId: `<${id}@shaodao>`,
        // RFC 3834: answering machines keep quiet.
        headers: { 'Auto-Submitted': 'auto-generated' },
      });
      return { outcome: 'sent', status: 250 };
    } catch (error) {
      return failure(error);
    }
  }
}
