import { hash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { PassThrough, Readable } from 'node:stream';
import { receive } from './received-file.js';

const MIB = 1_048_576;
const refusal = (code: string) => ({ extensions: expect.objectContaining({ code }) as object });
const left = () => readdirSync(tmpdir()).filter((name) => name.startsWith('shaodao-evidence-'));
const nothing = async () => 'used';

describe('given a body as it comes in', () => {
  let before: readonly string[];
  beforeEach(() => void (before = left()));
  afterEach(() => expect(left()).toEqual(before));

  it('when it ends, then its bytes, digest and length are those that came', async () => {
    const chunks = [Buffer.alloc(700_000, 1), Buffer.alloc(100_000, 2)];
    const got = await receive(Readable.from(chunks), 1, async ({ read, digest, length }) => ({
      same: (await read()).equals(Buffer.concat(chunks)),
      digest,
      length,
    }));
    const digest = hash('sha256', Buffer.concat(chunks));
    expect(got).toEqual({ same: true, digest, length: 800_000 });
  });

  it('when it is more than is taken, whatever was declared, then no more of it is read', async () => {
    let sent = 0;
    const endless = Readable.from(
      (function* () {
        for (;;) {
          sent += 65_536;
          yield Buffer.alloc(65_536);
        }
      })(),
    );
    await expect(receive(endless, 1, nothing)).rejects.toMatchObject(refusal('EVIDENCE_TOO_LARGE'));
    expect(sent).toBeLessThan(3 * MIB);
  });

  it('when nothing comes, then it is told so', async () => {
    await expect(receive(Readable.from([]), 1, nothing)).rejects.toMatchObject(
      refusal('EVIDENCE_EMPTY'),
    );
  });

  it('when its sender goes away, then it is told so', async () => {
    const body = new PassThrough();
    body.write('half');
    const gone = Object.assign(new Error('gone'), { code: 'ECONNRESET' });
    body.once('resume', () => body.destroy(gone));
    const receiving = receive(body, 1, nothing);
    await expect(receiving).rejects.toMatchObject(refusal('EVIDENCE_INTERRUPTED'));
  });

  it('when what uses it fails, then nothing of it is left', async () => {
    const failing = receive(Readable.from([Buffer.from('x')]), 1, () =>
      Promise.reject(new Error('no')),
    );
    await expect(failing).rejects.toThrow('no');
  });
});
