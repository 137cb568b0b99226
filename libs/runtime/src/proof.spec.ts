import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readProof } from './proof.js';

const bucket = {
  CHECKPOINT_S3_BUCKET: 'proofs',
  CHECKPOINT_S3_ENDPOINT: 'http://10.0.0.5:9000',
  CHECKPOINT_S3_KEY_ID: 'AKTEST',
  CHECKPOINT_S3_SECRET: 'a secret of this test',
};

describe('given the settings of checkpoints', () => {
  it('when nothing is set, then they are beside the log, by hand, and go nowhere', () => {
    expect(readProof({ DATA_DIR: '/data' })).toEqual({
      folder: '/data/checkpoints',
      keyFile: '/data/checkpoint.key',
      hours: 0,
      targets: [],
    });
  });

  it('when places are given, then each is one, and a bucket on the inside is as good as any', () => {
    const { targets } = readProof({ ...bucket, CHECKPOINT_WEBHOOK: 'https://archive.example/x' });
    expect(targets.map(({ mark }) => mark)).toEqual([
      'delivered',
      expect.stringMatching(/^delivered-s3-[\da-f]{8}$/),
    ]);
  });

  it('when another bucket is given, then it has taken none yet', () => {
    const markOf = (other: object) => readProof({ ...bucket, ...other }).targets[0]?.mark;
    const marks = [{}, { CHECKPOINT_S3_BUCKET: 'other' }, { CHECKPOINT_S3_PREFIX: 'qu/' }];
    expect(new Set(marks.map(markOf)).size).toBe(3);
  });

  it('when the secret is in a file, then it is read, and a file that is not there is named', () => {
    const folder = mkdtempSync(join(tmpdir(), 'shaodao-secret-'));
    const CHECKPOINT_S3_SECRET_FILE = join(folder, 'secret');
    const env = { ...bucket, CHECKPOINT_S3_SECRET: '', CHECKPOINT_S3_SECRET_FILE };
    expect(() => readProof(env)).toThrow('CHECKPOINT_S3_SECRET_FILE');
    writeFileSync(CHECKPOINT_S3_SECRET_FILE, 'a secret\n');
    expect(readProof(env).targets).toHaveLength(1);
    rmSync(folder, { recursive: true });
  });

  it.each([
    ['CHECKPOINT_S3_BUCKET', 'Not/A/Bucket'],
    ['CHECKPOINT_S3_ENDPOINT', ''],
    ['CHECKPOINT_S3_ENDPOINT', 's3.example'],
    ['CHECKPOINT_S3_KEY_ID', ''],
    ['CHECKPOINT_S3_SECRET', ''],
    ['CHECKPOINT_S3_PREFIX', '/qu'],
    ['CHECKPOINT_S3_LOCK_DAYS', '0'],
    ['CHECKPOINT_S3_PATH_STYLE', 'perhaps'],
    ['CHECKPOINT_WEBHOOK', 'ftp://archive.example'],
  ])('when %s is "%s", then it is refused by its name, and no secret is told', (name, value) => {
    const reading = () => readProof({ ...bucket, [name]: value });
    expect(reading).toThrow(name);
    expect(reading).not.toThrow(bucket.CHECKPOINT_S3_SECRET);
  });
});
