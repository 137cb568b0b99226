import { hash } from 'node:crypto';
import { S3Server } from '../../../../test/support/s3-server.js';
import { describeEvidenceStore } from '../contract/evidence-store.contract.js';
import { S3Store } from './s3-store.js';

let server: S3Server;
beforeAll(async () => {
  server = await S3Server.start();
});
afterAll(() => server.stop());

const storeIn = (prefix: string): S3Store =>
  new S3Store({
    endpoint: server.endpoint,
    bucket: 'evidence',
    region: S3Server.region,
    prefix,
    pathStyle: true,
    keyId: S3Server.keyId,
    secret: S3Server.secret,
  });

describeEvidenceStore('a bucket', async () => ({ store: storeIn('kept/'), close: async () => {} }));

describe('given evidence in a bucket', () => {
  it('when another prefix is used, then its pieces are others', async () => {
    const bytes = Buffer.from('a photo');
    const digest = hash('sha256', bytes);
    await storeIn('one/').put(digest, bytes);
    expect(await storeIn('other/').size(digest)).toBeUndefined();
    expect(server.objects.get(`/evidence/one/${digest}`)?.body).toBe('a photo');
  });

  it('when the store is out of order, then nothing passes for kept', async () => {
    const bytes = Buffer.from('another photo');
    server.broken = { status: 503, code: 'SlowDown' };
    const putting = storeIn('one/').put(hash('sha256', bytes), bytes);
    await expect(putting).rejects.toThrow('HTTP 503');
    server.broken = undefined;
  });
});
