import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { OperatorError } from '#event-sourcing';
import { privateKeyOf, publicText, type Succession, succeed } from './checkpoint.js';

const PRIVATE = 0o600;
const FOLDER = 0o700;

/** The key that signs checkpoints. */
export interface SigningKey {
  readonly privateKey: KeyObject;
  /** Where it took over from an older key. */
  readonly succession: Succession | undefined;
}

const successionFile = (file: string): string => `${file}.succession.json`;

function create(file: string): KeyObject {
  const { privateKey } = generateKeyPairSync('ed25519');
  mkdirSync(dirname(file), { recursive: true, mode: FOLDER });
  const pem = privateKey.export({ format: 'pem', type: 'pkcs8' });
  // Of several processes that start together one makes it.
  writeFileSync(file, pem, { mode: PRIVATE, flag: 'wx' });
  return privateKey;
}

/** @throws OperatorError KEY_INVALID */
export function readPrivateKey(file: string): KeyObject {
  try {
    return privateKeyOf(readFileSync(file, 'utf8'));
  } catch (cause) {
    const message = `${file} 不是可用的 Ed25519 私钥（PEM）`;
    throw new OperatorError('KEY_INVALID', message, { cause });
  }
}

/**
 * Reads the key; makes one where there is none.
 * @throws OperatorError KEY_INVALID
 */
export function openSigningKey(file: string): SigningKey {
  const privateKey = existsSync(file) ? readPrivateKey(file) : create(file);
  const beside = successionFile(file);
  const succession = existsSync(beside)
    ? (JSON.parse(readFileSync(beside, 'utf8')) as Succession)
    : undefined;
  return { privateKey, succession };
}

/**
 * Puts a new key in the place of the old one, which vouches for it and is kept beside it.
 * @returns the new public key
 */
export function rotateSigningKey(file: string, now: string): string {
  const old = readPrivateKey(file);
  const next = `${file}.next`;
  const key = publicText(create(next));
  const succession = JSON.stringify(succeed(key, old));
  writeFileSync(successionFile(file), succession, { mode: PRIVATE });
  renameSync(file, `${file}.until-${now.replaceAll(/\D/g, '')}`);
  renameSync(next, file);
  return key;
}
