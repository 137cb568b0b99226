import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type Checkpoint,
  type CheckpointBody,
  checkpointFaults,
  countersign,
  digestOfCheckpoint,
  publicText,
  signCheckpoint,
} from './checkpoint.js';
import { openSigningKey, rotateSigningKey, type SigningKey } from './signing-key.js';

const AT = '2026-11-27T08:00:00.000Z';
const folder = mkdtempSync(join(tmpdir(), 'shaodao-keys-'));
const file = join(folder, 'keys', 'checkpoint.key');
afterAll(() => rmSync(folder, { recursive: true }));

function signed({ privateKey, succession }: SigningKey, before?: Checkpoint): Checkpoint {
  const body: CheckpointBody = {
    version: 1,
    number: (before?.number ?? 0) + 1,
    at: AT,
    events: 3,
    root: 'root',
    previous: before ? digestOfCheckpoint(before) : '',
    last: ['whistle-a', 2],
    heads: [['whistle-a', 2, 'link']],
    key: publicText(privateKey),
    ...(succession && { succession }),
  };
  return signCheckpoint(body, privateKey);
}

const stranger = (): SigningKey => ({
  privateKey: generateKeyPairSync('ed25519').privateKey,
  succession: undefined,
});

describe('given a key that was made on first use', () => {
  it('when it is opened again, then it is the same, and only its owner may read it', () => {
    const key = openSigningKey(file);
    expect(publicText(openSigningKey(file).privateKey)).toBe(publicText(key.privateKey));
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('when it signs, then nothing is wrong with the series', () => {
    const first = signed(openSigningKey(file));
    expect(checkpointFaults([first, signed(openSigningKey(file), first)], first.key)).toEqual([]);
  });

  it.each<[string, Partial<Checkpoint>]>([
    ['the root', { root: 'other' }],
    ['a head', { heads: [['whistle-a', 2, 'other']] }],
    ['the time', { at: '2026-11-27T09:00:00.000Z' }],
    ['the number of events', { events: 4 }],
  ])('when %s is changed afterwards, then the signature no longer fits', (_, change) => {
    const altered = { ...signed(openSigningKey(file)), ...change };
    expect(checkpointFaults([altered])).toEqual([expect.stringContaining('签名不符')]);
  });

  it('when one in the series was replaced by another, then the next does not follow it', () => {
    const key = openSigningKey(file);
    const first = signed(key);
    const second = signed(key, first);
    const replaced = signCheckpoint({ ...first, root: 'other' }, key.privateKey);
    expect(checkpointFaults([replaced, second])).toEqual([expect.stringContaining('所接的不是')]);
  });

  it('when a stranger signs the next one, then it is named', () => {
    const first = signed(openSigningKey(file));
    const second = signed(stranger(), first);
    expect(checkpointFaults([first, second])).toEqual([
      expect.stringContaining('检查点 2（2026-11-27T08:00:00.000Z）由别的密钥签名'),
    ]);
    expect(checkpointFaults([second], first.key)).toHaveLength(1);
  });

  it('when it is rotated, then the new key is vouched for by the old one, which is kept', () => {
    const first = signed(openSigningKey(file));
    const newKey = rotateSigningKey(file, AT);
    const second = signed(openSigningKey(file), first);
    const third = signed(openSigningKey(file), second);
    expect(second.key).toBe(newKey);
    expect(newKey).not.toBe(first.key);
    expect(checkpointFaults([first, second, third], first.key)).toEqual([]);
    expect(readdirSync(join(folder, 'keys'))).toContain('checkpoint.key.until-20261127080000000');
  });
});

describe('given a checkpoint that a second party countersigns', () => {
  const first = signed(stranger());
  const second = generateKeyPairSync('ed25519').privateKey;
  const countersigned = countersign(first, second, AT);

  it('when it is checked, then both signatures fit and the digest is the same', () => {
    expect(checkpointFaults([countersigned])).toEqual([]);
    expect(digestOfCheckpoint(countersigned)).toBe(digestOfCheckpoint(first));
  });

  it('when the countersignature is moved to another time or checkpoint, then it no longer fits', () => {
    const [one] = countersigned.countersignatures ?? [];
    const moved = {
      ...countersigned,
      countersignatures: [{ ...one!, at: '2026-11-28T00:00:00.000Z' }],
    };
    expect(checkpointFaults([moved])).toEqual([expect.stringContaining('会签不符')]);
    const other = { ...signed(stranger()), countersignatures: [one!] };
    expect(checkpointFaults([other])).toEqual([expect.stringContaining('会签不符')]);
  });
});
