import ipaddr from 'ipaddr.js';

const LONGEST = 60;

/** Names that people know, by what is peculiar to each; the first that fits counts. */
const PROGRAMS: readonly (readonly [RegExp, string])[] = [
  [/wxwork/i, '企业微信'],
  [/MicroMessenger/i, '微信'],
  [/DingTalk/i, '钉钉'],
  [/Lark|Feishu/i, '飞书'],
  [/360SE|QihooBrowser/i, '360 浏览器'],
  [/QQBrowser/i, 'QQ 浏览器'],
  [/Edg(e|A|iOS)?\//, 'Edge'],
  [/Firefox|FxiOS/, 'Firefox'],
  [/Chrome|CriOS/, 'Chrome'],
  [/Safari\//, 'Safari'],
];
const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/HarmonyOS|OpenHarmony/i, '鸿蒙'],
  [/iPhone|iPad/, 'iOS'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Mac OS X|Macintosh/, 'macOS'],
  [/UOS|Kylin/i, '统信/麒麟'],
  [/Linux|X11/, 'Linux'],
];

const nameIn = (names: typeof PROGRAMS, text: string): string | undefined =>
  names.find(([sign]) => sign.test(text))?.[1];

/**
 * What a client calls itself (`User-Agent`), in words by which its owner knows it again: `Chrome ·
 * Windows`, or the name of a program that is no browser. It says so itself, and it may be wrong.
 */
export function deviceWords(userAgent: string | undefined): string {
  const text = (userAgent ?? '').slice(0, 1_000);
  if (!text.startsWith('Mozilla/'))
    return /^[\w.+-]+(\/[\w.+-]+)?/.exec(text)?.[0].slice(0, LONGEST) ?? '未知设备';
  const words = [nameIn(PROGRAMS, text), nameIn(SYSTEMS, text)].filter((one) => one !== undefined);
  return words.length > 0 ? words.join(' · ') : '浏览器';
}

/** The network that an address is in, /24 of IPv4 and /64 of IPv6: where somebody was, and not who. */
export function networkWords(address: string): string {
  if (!ipaddr.isValid(address)) return '未知网络';
  const parsed = ipaddr.process(address);
  const bits = parsed.kind() === 'ipv4' ? 24 : 64;
  const kind = parsed.kind() === 'ipv4' ? ipaddr.IPv4 : ipaddr.IPv6;
  return `${kind.networkAddressFromCIDR(`${parsed.toString()}/${bits}`).toString()}/${bits}`;
}
