import { type Progress, startLogBar } from './progress.js';

const bytes = (at: number) => {
  const digits = String(at).padStart(20, '0');
  return `${digits}-${digits}`;
};

function seen() {
  const bars: { total: number; unit: string; done: number }[] = [];
  const progress: Progress = {
    start: (_, total, unit) => {
      const bar = { total, unit, done: 0 };
      bars.push(bar);
      return { add: (amount) => void (bar.done += amount), stop: () => undefined };
    },
  };
  return { bars, progress };
}

describe('given work along the log', () => {
  it('when positions number its events, then it is counted in events', () => {
    const { bars, progress } = seen();
    const bar = startLogBar(progress, '核对日志', '0000000000000200');
    bar.moveTo('0000000000000050');
    bar.moveTo(undefined);
    bar.moveTo('0000000000000120');
    expect(bars).toEqual([{ total: 200, unit: '事件', done: 120 }]);
  });

  it('when positions are bytes, then it is told in percent, and never past the end', () => {
    const { bars, progress } = seen();
    const bar = startLogBar(progress, '核对日志', bytes(80_000));
    bar.moveTo(bytes(20_000));
    expect(bars).toEqual([{ total: 100, unit: '%', done: 25 }]);
    bar.moveTo(bytes(90_000));
    expect(bars).toEqual([{ total: 100, unit: '%', done: 100 }]);
  });
});
