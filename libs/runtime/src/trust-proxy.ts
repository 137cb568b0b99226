import proxyAddr from 'proxy-addr';

import type { TrustProxy } from '#access';

import { ConfigurationError } from './configuration-error.js';
import { SETTINGS } from './settings.js';
import type { Environment } from './stores.js';

const NAME = 'TRUST_PROXY';
const FORM =
  '须为代理的层数，或代理的地址、网段（loopback、linklocal、uniquelocal、10.0.0.5、10.0.0.0/8，以逗号分隔），或 none';

/**
 * Whose `X-Forwarded-For` is trusted, as in Express' `trust proxy`: a number of proxies in front,
 * or their addresses and networks. `loopback` by default: this machine. Trusting all addresses is
 * refused, because clients could then choose their own address.
 * @throws ConfigurationError
 */
export function readTrustProxy(env: Environment): TrustProxy {
  const text = (env[NAME] || SETTINGS[NAME].fallback).trim();
  if (['none', 'false', '0'].includes(text)) return () => false;
  if (/^\d{1,2}$/.test(text)) return (_, hop) => hop < Number(text);
  const proxies = text.split(',').map((part) => part.trim());
  try {
    return proxyAddr.compile(proxies);
  } catch {
    throw new ConfigurationError(NAME, `${FORM}，现为 ${JSON.stringify(text)}`);
  }
}
