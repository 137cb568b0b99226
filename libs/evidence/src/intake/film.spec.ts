import { keptFilm } from './film.js';
import { mediaTypeOf } from './media-type.js';

const box = (type: string, ...content: readonly Buffer[]): Buffer => {
  const body = Buffer.concat(content);
  const head = Buffer.alloc(8);
  head.writeUInt32BE(body.length + 8, 0);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, body]);
};
const text = (of: string): Buffer => Buffer.from(of, 'latin1');

const ftyp = box('ftyp', text('isom\0\0\u0002\0isomiso2mp41'));
const PLACE = '+39.9042+116.4074/';
const film = Buffer.concat([
  ftyp,
  box(
    'moov',
    box('mvhd', Buffer.alloc(100, 1)),
    box('trak', box('tkhd', Buffer.alloc(84, 2)), box('meta', text(`trak ${PLACE}`))),
    box('udta', box('\u00a9xyz', text(PLACE))),
  ),
  box('uuid', text(`xmp ${PLACE}`)),
  box('mdat', Buffer.alloc(1_000, 3)),
]);

describe('given a film from a telephone', () => {
  it('when it is kept, then nothing says where it was taken, and nothing has moved', async () => {
    expect(film.includes(PLACE)).toBe(true);
    const kept = keptFilm(film);
    expect(kept.includes(PLACE)).toBe(false);
    expect(kept.length).toBe(film.length);
    expect(kept.indexOf('mdat')).toBe(film.indexOf('mdat'));
    expect(kept.subarray(kept.indexOf('mdat')).equals(film.subarray(film.indexOf('mdat')))).toBe(
      true,
    );
    expect(kept.includes(Buffer.alloc(84, 2))).toBe(true);
    expect(await mediaTypeOf(kept)).toBe('video/mp4');
    // What was sent is not touched: its digest is by what it is referred to.
    expect(film.includes(PLACE)).toBe(true);
  });

  it('when lengths are written in eight bytes, or reach to the end, then it is read as well', () => {
    const long = Buffer.alloc(16);
    long.writeUInt32BE(1, 0);
    long.write('mdat', 4, 'latin1');
    long.writeBigUInt64BE(20n, 8);
    const rest = Buffer.alloc(12, 7);
    rest.writeUInt32BE(0, 0);
    rest.write('mdat', 4, 'latin1');
    const whole = Buffer.concat([ftyp, long, text('abcd'), rest]);
    expect(keptFilm(whole).equals(whole)).toBe(true);
  });

  it.each([
    ['cut short', film.subarray(0, film.length - 1)],
    ['of no length', Buffer.concat([ftyp, Buffer.from([0, 0, 0, 3]), text('moov')])],
    ['a few bytes too long', Buffer.concat([film, Buffer.from([0, 0, 0])])],
  ])('when it is %s, then it is told so', (_, bytes) => {
    expect(() => keptFilm(bytes)).toThrow('视频已损坏');
  });
});
