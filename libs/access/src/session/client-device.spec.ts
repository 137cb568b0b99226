import { deviceWords, networkWords } from './client-device.js';

const WINDOWS = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)';
const ANDROID = 'Mozilla/5.0 (Linux; Android 14; V2309A) AppleWebKit/537.36 Version/4.0';

describe('given what a client calls itself', () => {
  it.each([
    [`${WINDOWS} Chrome/142.0.0.0 Safari/537.36`, 'Chrome · Windows'],
    [`${WINDOWS} Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0`, 'Edge · Windows'],
    [`${ANDROID} Chrome/130.0 Mobile MicroMessenger/8.0 wxwork/4.1`, '企业微信 · Android'],
    [`${ANDROID} Chrome/130.0 Mobile MicroMessenger/8.0`, '微信 · Android'],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0', 'Firefox · Linux'],
    ['Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Safari/604.1', 'Safari · iOS'],
    ['Mozilla/5.0', '浏览器'],
    ['curl/8.5.0', 'curl/8.5.0'],
    [`${'a'.repeat(100)}/1`, 'a'.repeat(60)],
    ['<script>', '未知设备'],
    ['\u202e\u0000', '未知设备'],
    [undefined, '未知设备'],
  ])('when it is %j, then its owner reads %s', (userAgent, words) => {
    expect(deviceWords(userAgent)).toBe(words);
  });

  it.each([
    ['10.1.2.3', '10.1.2.0/24'],
    ['::ffff:10.1.2.3', '10.1.2.0/24'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['unknown', '未知网络'],
  ])('when it comes from %s, then the network is %s', (address, network) => {
    expect(networkWords(address)).toBe(network);
  });
});
