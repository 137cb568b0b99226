import type { AddressInfo } from 'node:net';

import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';

export interface Mail {
  readonly from: string;
  readonly to: readonly string[];
  readonly email: Email;
}

/** A real SMTP server on loopback that asks for a password and keeps what it is sent. */
export interface MailServer {
  readonly url: string;
  readonly mails: Mail[];
  /** The answer to every recipient from now on: accepted where undefined. */
  refuse(code: number | undefined): void;
  close(): Promise<void>;
}

const PASSWORD = 'a-mail-password';

export async function startMailServer(): Promise<MailServer> {
  const mails: Mail[] = [];
  let refusal: number | undefined;
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    onAuth: ({ username, password }, _, done) =>
      password === PASSWORD ? done(null, { user: username }) : done(new Error('no')),
    onRcptTo: ({ address }, _, done) =>
      refusal === undefined
        ? done()
        : done(
            Object.assign(new Error(`${address}: no such user ${address.split('@')[0]}`), {
              responseCode: refusal,
            }),
          ),
    onData(stream, { envelope }, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        void PostalMime.parse(Buffer.concat(chunks)).then((email) => {
          const from = envelope.mailFrom === false ? '' : envelope.mailFrom.address;
          mails.push({ from, to: envelope.rcptTo.map(({ address }) => address), email });
          done();
        });
      });
    },
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://shaodao:${PASSWORD}@127.0.0.1:${port}`,
    mails,
    refuse: (code) => {
      refusal = code;
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
