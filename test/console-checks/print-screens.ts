import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { Transformer } from '@napi-rs/image';

/** Small pictures of the page for its README, from the photographs that the specs of the page took. */
const PHOTOGRAPHS = 'test/browser/photographs';
const SCREENS = 'apps/console/screens';
const WIDTHS = { desktop: 720, wall: 720, phone: 240 } as const;
const TALLEST = 600;
const QUALITY = 75;

const SHOWN = [
  ...(['blow', 'arrived', 'centre-queue', 'centre-board', 'map'] as const),
  ...(['assessment-month', 'assessment-score', 'admin-rules'] as const),
].map((name) => [name, 'desktop'] as const);
const ON_PHONE = (['inbox', 'arrive', 'offline-whistle', 'unsent'] as const).map(
  (name) => [name, 'phone'] as const,
);
const ON_WALL = [['wall', 'wall']] as const;

async function print(name: string, device: keyof typeof WIDTHS): Promise<void> {
  const photograph = join(PHOTOGRAPHS, `${name}-${device}.png`);
  if (!existsSync(photograph)) return console.warn(`no photograph ${photograph}`);
  const whole = new Transformer(readFileSync(photograph));
  const { width, height } = await whole.metadata();
  const scale = WIDTHS[device] / width;
  const small = whole
    .crop(0, 0, width, Math.min(height, Math.round(TALLEST / scale)))
    .resize({ width: WIDTHS[device] });
  writeFileSync(join(SCREENS, `${name}.webp`), await small.webp(QUALITY));
}

mkdirSync(SCREENS, { recursive: true });
for (const [name, device] of [...SHOWN, ...ON_PHONE, ...ON_WALL]) await print(name, device);
