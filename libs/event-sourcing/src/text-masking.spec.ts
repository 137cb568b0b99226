import fc from 'fast-check';

import { maskPersonalData } from './text-masking.js';

const fullWidth = (text: string): string =>
  text.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));

describe('given a telephone number that somebody typed', () => {
  it.each([
    ['13812345678'],
    ['+8613812345678'],
    ['+86 138 1234 5678'],
    ['+86-138-1234-5678'],
    ['(+86)13812345678'],
    ['008613812345678'],
    ['0086 138 1234 5678'],
    ['8613812345678'],
    ['86-13812345678'],
    ['013812345678'],
    ['138 1234 5678'],
    ['138-1234-5678'],
    ['138—1234—5678'],
    ['138－1234－5678'],
    ['138.1234.5678'],
    ['138·1234·5678'],
    ['138_1234_5678'],
    ['138,1234,5678'],
    ['1381234 5678'],
    ['1381 2345 678'],
    ['1381 234 5678'],
    ['138 123 45678'],
    ['138 - 1234 - 5678'],
    ['1 3 8 1 2 3 4 5 6 7 8'],
    ['138\u200b1234\u200b5678'],
    ['138\u00a01234\u00a05678'],
    ['138\u30001234\u30005678'],
    ['138\n12345678'],
    ['１３８１２３４５６７８'],
    ['１３８　１２３４　５６７８'],
    ['＋８６－１３８１２３４５６７８'],
    ['①③⑧①②③④⑤⑥⑦⑧'],
    ['一三八一二三四五六七八'],
    ['幺三八 幺二三四 五六七八'],
    ['010-62345678'],
    ['01062345678'],
    ['(010)62345678'],
    ['（０１０）６２３４５６７８'],
    ['010 6234 5678'],
    ['010—6234—5678'],
    ['+86 10 6234 5678'],
    ['0086-10-62345678'],
    ['0351-1234567'],
    ['0351 7654321'],
    ['03517654321'],
    ['(0351) 765 4321'],
    ['0571-87654321'],
    ['+852 6123 4567'],
    ['+85261234567'],
    ['00852-61234567'],
  ])('when it is written %j, then it is not told', (number) => {
    expect(maskPersonalData(`已电话告知居民 ${number}，请回访`)).toBe('已电话告知居民 ***，请回访');
    expect(maskPersonalData(`联系人：${number}。`)).toBe('联系人：***。');
    expect(maskPersonalData(number)).toBe('***');
  });

  it('when it has no area code, then the word before it tells what it is', () => {
    expect(maskPersonalData('固定电话：6234 5678，座机62345678')).toBe('固定电话：***，座机***');
  });

  it('when there are several, then each is taken out and the rest stays as it was', () => {
    const text = '甲13812345678、乙 010-62345678，丙：１３７１２３４５６７８😀完';
    expect(maskPersonalData(text)).toBe('甲***、乙 ***，丙：***😀完');
    expect(maskPersonalData('1.13812345678 2.13912345678/13712345678')).toBe('1.*** 2.***/***');
  });
});

describe('given a resident ID number that somebody typed', () => {
  it.each([
    ['110101199001011234'],
    ['11010119900101123X'],
    ['11010119900101123x'],
    ['110101 19900101 1234'],
    ['110101 1990 0101 1234'],
    ['1101 0119 9001 0112 34'],
    ['110101-19900101-123X'],
    ['110101 1990-01-01 1234'],
    ['１１０１０１１９９００１０１１２３Ｘ'],
    ['110101　19900101　１２３Ｘ'],
    ['110101\u200b19900101\u200b1234'],
    ['一一零一零一一九九零零一零一一二三四'],
    ['130503670401001'],
    ['130503 670401 001'],
    // Of a child: its check character is right.
    ['110101201503070034'],
  ])('when it is written %j, then it is not told', (id) => {
    expect(maskPersonalData(`身份证${id}，已核`)).toBe('身份证***，已核');
    expect(maskPersonalData(`第 5 户 ${id}`)).toBe('第 5 户 ***');
  });
});

describe('given what is known of a resident', () => {
  const known = { name: '王小明', phone: '0351-1234567转801' };

  it.each([
    ['王小明'],
    ['王 小 明'],
    ['王　小明'],
    ['王\u200b小\u200b明'],
    ['1234567'],
    ['123 4567'],
    ['１２３-４５６７'],
    ['0351-1234567'],
    ['(0351)123-4567'],
  ])('when it is written %j, then it is not told', (written) => {
    expect(maskPersonalData(`已答复${written}本人`, known)).toBe('已答复***本人');
  });

  it.each([['+8613812345678'], ['138 1234 5678'], ['１３８１２３４５６７８']])(
    'when the number was taken down as %j, then it is known in every other way too',
    (phone) => {
      const text = '甲 13812345678 乙 1381-23456-78 丙 138/1234/5678 丁 工号0013812345678号';
      expect(maskPersonalData(text, { phone })).not.toMatch(/5678|78/);
    },
  );

  it('when it is too short to be anybody’s, then no other word is taken with it', () => {
    expect(maskPersonalData('王庄 110 号', { name: '王', phone: '110' })).toBe('王庄 110 号');
    expect(maskPersonalData('无', { name: '', phone: '' })).toBe('无');
  });

  it('when the name has signs of a pattern, then they are only signs', () => {
    expect(maskPersonalData('a(b 来电', { name: 'A(b' })).toBe('*** 来电');
  });
});

describe('given numbers that are nobody’s', () => {
  it.each([
    ['2026-11-26 10:35'],
    ['2026-11-26T10:35:00+08:00'],
    ['2026年11月26日10时35分'],
    ['新华路1350号3单元1502'],
    ['新华路135 2026-11-26 报修'],
    ['135-2026.11.26'],
    ['区划代码 990106001001、370102001、370102'],
    ['统一社会信用代码 91110000100006511X'],
    ['统一社会信用代码 911100001000065118'],
    ['统一社会信用代码 91370102MA3C4K5L6M'],
    ['工单 GD-20261126-0001、GD20261126000123'],
    ['工单 GD-0370-20261126'],
    ['工单 370102-20261126-0001、370102202611260001'],
    ['工单 202611261035000001、2026112610350001'],
    ['哨 0190a1b2-1381-7234-8567-13812345678a'],
    ['坐标 112.513456, 36.031234'],
    ['坐标 135.12345678,45.13812345678'],
    ['金额 1380000.50 元、13,800,000,000 元、1 380 000 元'],
    ['占比 99.01062345678%'],
    ['12345 热线、110、119、400-123-4567、95588'],
    ['GB/T 30428.4-2016、GB 11643-1999'],
    ['1、3、8、1、2、3、4、5、6、7、8'],
    ['一二三四五六七八九'],
    ['每日 08:00-20:00，共 138 户 1234 人 5678 元'],
  ])('when the text is %j, then all of it stays', (text) => {
    expect(maskPersonalData(text, { name: '李四', phone: '13900000001' })).toBe(text);
    expect(maskPersonalData(`于 ${text} 核实`)).toBe(`于 ${text} 核实`);
  });
});

describe('given any text', () => {
  const digits = (length: number) =>
    fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length });
  const mobile = fc
    .tuple(fc.integer({ min: 3, max: 9 }), digits(9))
    .map(([second, rest]) => `1${second}${rest.join('')}`);
  const country = fc.constantFrom('', '+86', '+86 ', '0086', '0086-', '86', '(+86)');
  const gap = fc.constantFrom('', ' ', '-', '　', '\u200b', ' - ', '–');
  const spelled = fc
    .tuple(country, mobile, gap, fc.boolean())
    .map(([prefix, number, sign, wide]) => {
      const parted = [number.slice(0, 3), number.slice(3, 7), number.slice(7)].join(sign);
      return wide ? fullWidth(prefix + parted) : prefix + parted;
    });

  it('when a number is put into words, then only it is taken out', () => {
    fc.assert(
      fc.property(spelled, (number) => {
        expect(maskPersonalData(`请致${number}核实`)).toBe('请致***核实');
      }),
    );
  });

  it('when it holds no digits, then nothing is changed', () => {
    const wordless = fc
      .string({ unit: 'grapheme' })
      .filter((text) => !/[\p{N}零〇○一-龟]/u.test(text));
    fc.assert(fc.property(wordless, (text) => maskPersonalData(text) === text));
  });

  it('when times, house numbers and amounts are put together, then they stay', () => {
    const time = fc
      .date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 16).replace('T', ' '));
    const house = fc.integer({ min: 1, max: 9_999 }).map((number) => `新华路${number}号`);
    const amount = fc.integer({ min: 0, max: 9_999_999 }).map((number) => `${number} 元`);
    const text = fc
      .array(fc.oneof(time, house, amount), { maxLength: 6 })
      .map((all) => all.join('，'));
    fc.assert(fc.property(text, (plain) => maskPersonalData(plain) === plain));
  });

  it('when it was masked already, then masking it again changes nothing, and it stays well-formed', () => {
    const noise = fc.string({ unit: 'binary', maxLength: 30 });
    fc.assert(
      fc.property(noise, spelled, noise, (before, number, after) => {
        const masked = maskPersonalData(`${before}${number}${after}`);
        expect(maskPersonalData(masked)).toBe(masked);
        expect(masked).not.toMatch(/\p{Cs}/u);
      }),
    );
  });

  it('when it is long and all digits and signs, then it takes no time to speak of', () => {
    const begun = performance.now();
    maskPersonalData('1 3-'.repeat(5_000), { name: '王小明', phone: '13812345678' });
    maskPersonalData('138'.repeat(7_000));
    maskPersonalData('一 '.repeat(10_000));
    expect(performance.now() - begun).toBeLessThan(1_000);
  });
});
