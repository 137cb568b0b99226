import { Transformer } from '@napi-rs/image';
import { photoOf, photoWithDarkTop, pictureOf, withExif } from '../testing/pictures.js';
import { mediaTypeOf } from './media-type.js';
import { keptPicture } from './picture.js';

const refusal = (code: string) => ({ extensions: expect.objectContaining({ code }) as object });

/** How dark the four corners are, from the upper left clockwise. */
async function darkCorners(picture: Buffer, width: number, height: number): Promise<boolean[]> {
  const pixels = await new Transformer(picture).rawPixels();
  const channels = pixels.length / (width * height);
  const corners = [
    [2, 2],
    [width - 3, 2],
    [width - 3, height - 3],
    [2, height - 3],
  ] as const;
  return corners.map(([x, y]) => (pixels[(y * width + x) * channels] ?? 255) < 128);
}

describe('given a photo as it is sent', () => {
  it('when it is larger than is kept, then it is made smaller in proportion', async () => {
    const { width, height, bytes } = await keptPicture(await photoOf(3000, 2000), 'image/jpeg', 50);
    expect([width, height]).toEqual([1600, 1067]);
    expect(await mediaTypeOf(bytes)).toBe('image/jpeg');
  });

  it('when it is small, then it keeps its size', async () => {
    const { width, height } = await keptPicture(await photoOf(64, 48), 'image/jpeg', 50);
    expect([width, height]).toEqual([64, 48]);
  });

  it('when its telephone was held on its side, then it is upright, and nothing says where it was', async () => {
    const turned = withExif(await photoWithDarkTop(64, 48), 6);
    expect(turned.includes('GPS')).toBe(true);
    const { width, height, bytes } = await keptPicture(turned, 'image/jpeg', 50);
    expect([width, height]).toEqual([48, 64]);
    // Orientation 6 is to be shown turned to the right: what was on top is on the right.
    expect(await darkCorners(bytes, width, height)).toEqual([false, true, true, false]);
    expect(bytes.includes('GPS')).toBe(false);
    expect(bytes.includes('Exif')).toBe(false);
  });

  it.each(['image/png', 'image/webp'] as const)('when it is %s, then it stays so', async (type) => {
    const picture = pictureOf(40, 30);
    const sent = await (type === 'image/png' ? picture.png() : picture.webp(80));
    const { bytes, width } = await keptPicture(sent, type, 50);
    expect([await mediaTypeOf(bytes), width]).toEqual([type, 40]);
  });

  it('when its header speaks of more pixels than are decoded, then it is refused before', async () => {
    const bomb = await pictureOf(10, 10).png();
    bomb.writeUInt32BE(60_000, 16);
    bomb.writeUInt32BE(60_000, 20);
    await expect(keptPicture(bomb, 'image/png', 50)).rejects.toMatchObject({
      message: expect.stringContaining('60000 × 60000') as string,
      ...refusal('EVIDENCE_TOO_LARGE'),
    });
  });

  it('when it is cut short, then it is told so', async () => {
    const cut = (await photoOf(64, 48)).subarray(0, 30);
    await expect(keptPicture(cut, 'image/jpeg', 50)).rejects.toMatchObject(
      refusal('EVIDENCE_UNREADABLE'),
    );
  });
});

describe('given a file under any name', () => {
  it.each([
    ['a program', Buffer.from('MZ\u0090\0\u0003\0\0\0', 'latin1')],
    ['a text', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['nothing that is known', Buffer.alloc(64)],
  ])('when it is %s, then it is not taken', async (_, bytes) => {
    await expect(mediaTypeOf(bytes)).rejects.toMatchObject(refusal('EVIDENCE_TYPE'));
  });

  it('when it is a document, then it is taken as one', async () => {
    expect(await mediaTypeOf(Buffer.from('%PDF-1.7\n%âãÏÓ\n'))).toBe('application/pdf');
  });
});
