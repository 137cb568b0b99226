import { Presets, SingleBar } from 'cli-progress';

/** One stretch of work whose size is known. */
export interface Bar {
  add(amount: number): void;
  stop(): void;
}

export interface Progress {
  start(title: string, total: number, unit: string): Bar;
}

export const silent: Progress = {
  start: () => ({ add: () => undefined, stop: () => undefined }),
};

const LINE_EVERY_MS = 5_000;

function bar(title: string, total: number, unit: string): Bar {
  const options = {
    format: `${title} {bar} {percentage}% | {value}/{total} ${unit} | 剩余 {eta_formatted}`,
    stream: process.stderr,
    hideCursor: true,
  };
  const single = new SingleBar(options, Presets.shades_classic);
  single.start(total, 0);
  return { add: (amount) => single.increment(amount), stop: () => single.stop() };
}

/** Where nobody watches: a line now and then, for the log. */
function lines(title: string, total: number, unit: string): Bar {
  let [done, saidAt] = [0, Date.now()];
  return {
    add(amount) {
      done += amount;
      if (Date.now() - saidAt < LINE_EVERY_MS) return;
      saidAt = Date.now();
      const percent = total === 0 ? 100 : Math.floor((done / total) * 100);
      process.stderr.write(`${title} ${percent}%(${done}/${total} ${unit})\n`);
    },
    stop: () => undefined,
  };
}

/** On a terminal a bar, elsewhere lines; both to stderr, so that results can be piped. */
export const terminalProgress: Progress = {
  start: (title, total, unit) =>
    process.stderr.isTTY ? bar(title, total, unit) : lines(title, total, unit),
};
