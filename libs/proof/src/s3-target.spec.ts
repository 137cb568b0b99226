import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { S3Server } from '../../../test/support/s3-server.js';
import { type Checkpoint, publicText, signCheckpoint } from './checkpoint.js';
import { CheckpointFolder } from './checkpoint-folder.js';
import { deliverCheckpoints } from './run-checkpoints.js';
import { type S3Bucket, S3Target } from './s3-target.js';
import { openSigningKey } from './signing-key.js';

let home: string;
let store: S3Server;

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'shaodao-s3-'));
  store = await S3Server.start();
});
afterAll(async () => {
  await store.stop();
  rmSync(home, { recursive: true });
});
beforeEach(() => {
  store.objects.clear();
  store.requests.length = 0;
  [store.knowsConditions, store.broken] = [true, undefined];
});

const targetWith = (other: Partial<S3Bucket> = {}): S3Target => {
  const { keyId, secret, region } = S3Server;
  const bucket = { endpoint: store.endpoint, bucket: 'proofs', prefix: 'qu/', pathStyle: true };
  return new S3Target(Object.assign({ keyId, secret, region, lockDays: undefined }, bucket, other));
};

function signed(number: number, events = number): Checkpoint {
  const { privateKey } = openSigningKey(join(home, 'checkpoint.key'));
  const at = '2026-11-27T08:00:00.000Z';
  const what = { version: 1, number, at, events, root: 'r', previous: '', key: '' } as const;
  const body = { ...what, last: ['proof', 0] as const, heads: [], key: publicText(privateKey) };
  return signCheckpoint(body, privateKey);
}

const AT = '/proofs/qu/checkpoint-000001.json';
const there = (path = AT) => JSON.parse(store.objects.get(path)?.body ?? 'null') as unknown;

describe('given a bucket of an S3-compatible store', () => {
  it('when a checkpoint is given, then it is there under its name, and once only', async () => {
    const checkpoint = signed(1);
    await targetWith().take(checkpoint);
    await targetWith().take(checkpoint);
    expect(there()).toEqual(checkpoint);
    expect(store.requests).toEqual([`PUT ${AT}`, `PUT ${AT}`, `GET ${AT}`]);
  });

  it('when another one is there under its name, then that is told, and it stays', async () => {
    const first = signed(1);
    await targetWith().take(first);
    const other = targetWith().take(signed(1, 99));
    await expect(other).rejects.toMatchObject({ code: 'CHECKPOINT_REPLACED' });
    expect(there()).toEqual(first);
  });

  it('when the store knows no conditions, then it is looked first, and nothing is written over', async () => {
    store.knowsConditions = false;
    const first = signed(1);
    await targetWith().take(first);
    await targetWith().take(first);
    const other = targetWith().take(signed(1, 99));
    await expect(other).rejects.toMatchObject({ code: 'CHECKPOINT_REPLACED' });
    expect(there()).toEqual(first);
  });

  it.each([
    ['another secret', { secret: 'wrong' }, 'HTTP 403 SignatureDoesNotMatch'],
    ['another region', { region: 'elsewhere' }, 'HTTP 403 SignatureDoesNotMatch'],
  ])('when it is signed with %s, then it is refused', async (_, other, told) => {
    const taking = targetWith(other).take(signed(1));
    await expect(taking).rejects.toThrow(`检查点 1 未被收下：${told}`);
    expect(store.objects.size).toBe(0);
  });

  it('when a lock is wanted, then nobody may touch the object until then', async () => {
    await targetWith({ lockDays: 365 }).take(signed(1));
    expect(store.objects.get(AT)?.headers).toMatchObject({
      'x-amz-object-lock-mode': 'COMPLIANCE',
      'x-amz-object-lock-retain-until-date': '2027-11-27T08:00:00.000Z',
    });
  });

  it('when the bucket is in the host name, then it is not in the path', () => {
    const endpoint = 'https://oss.example:9000/s3';
    const { folder } = targetWith({ endpoint, pathStyle: false });
    expect(folder.href).toBe('https://proofs.oss.example:9000/s3/qu/');
    expect(targetWith({ endpoint }).folder.href).toBe('https://oss.example:9000/s3/proofs/qu/');
  });

  it('when it is away, then what it missed comes later, in order, and others are not held up', async () => {
    const folder = new CheckpointFolder(join(home, 'checkpoints'));
    [signed(1), signed(2)].forEach((one) => folder.keep(one));
    store.broken = { status: 503, code: 'SlowDown' };
    const taken: number[] = [];
    const take = ({ number }: Checkpoint) => Promise.resolve(void taken.push(number));
    const targets = [targetWith(), { mark: 'other', take }];
    await expect(deliverCheckpoints(folder, targets)).rejects.toThrow('HTTP 503 SlowDown');
    expect(taken).toEqual([1, 2]);
    store.broken = undefined;
    await deliverCheckpoints(folder, targets);
    await deliverCheckpoints(folder, targets);
    expect([...store.objects.keys()]).toEqual([AT, AT.replace('1.json', '2.json')]);
    expect(taken).toEqual([1, 2]);
  });
});
