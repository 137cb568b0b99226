import { Presets, SingleBar } from 'cli-progress';
import type { Bar, Progress } from '#event-store';

const LINE_EVERY_MS = 5_000;
/** The amounts done and in all, if the unit can be counted. */
const amountText = (unit: string, amounts: string, before: string): string =>
  unit === '%' ? '' : `${before}${amounts} ${unit}`;

function createBar(title: string, total: number, unit: string): Bar {
  const options = {
    format: `${title} {bar} {percentage}%${amountText(unit, '{value}/{total}', ' | ')} | 剩余 {eta_formatted}`,
    stream: process.stderr,
    hideCursor: true,
  };
  const single = new SingleBar(options, Presets.shades_classic);
  single.start(total, 0);
  return { add: (amount) => single.increment(amount), stop: () => single.stop() };
}

/** Without a terminal: a line now and then. */
function createLines(title: string, total: number, unit: string): Bar {
  let [done, saidAt] = [0, Date.now()];
  return {
    add(amount) {
      done += amount;
      if (Date.now() - saidAt < LINE_EVERY_MS) return;
      saidAt = Date.now();
      const percent = total === 0 ? 100 : Math.floor((done / total) * 100);
      process.stderr.write(`${title} ${percent}%${amountText(unit, `${done}/${total}`, ' ')}\n`);
    },
    stop: () => undefined,
  };
}

/** On a terminal a bar, elsewhere lines; both to stderr, so that results can be piped. */
export const terminalProgress: Progress = {
  start: (title, total, unit) =>
    process.stderr.isTTY ? createBar(title, total, unit) : createLines(title, total, unit),
};
