import { writeFileSync } from 'node:fs';

const HEADER = 'case,timestamp,status,substatus,team,owner,division,line,country,product,impact';
const ACTIVITIES = [
  ['Accepted', 'In Progress'],
  ['Accepted', 'Assigned'],
  ['Accepted', 'Wait'],
  ['Accepted', 'Wait - User'],
  ['Queued', 'Awaiting Assignment'],
  ['Completed', 'Resolved'],
  ['Completed', 'In Call'],
  ['Completed', 'Closed'],
  ['Completed', 'Cancelled'],
  ['Unmatched', 'Unmatched'],
] as const;
const IMPACTS = ['Major', 'High', 'Medium', 'Low'];
const START = Date.parse('2012-04-01T00:00:00Z');

/** A generator of whole numbers below a bound, the same at every run. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** Cases in the shape of the real log with every turn that one could take, cases interleaved. */
export function writeSyntheticLog(file: string, cases = 200): string {
  const next = numbers(7);
  const rows: string[] = [];
  for (let one = 0; one < cases; one++) {
    const impact = IMPACTS[next(IMPACTS.length)] ?? 'Low';
    let at = START + next(30 * 24 * 60) * 60_000;
    for (let row = 0; row <= next(12); row++) {
      const [status, substatus] = ACTIVITIES[row === 0 ? 0 : next(ACTIVITIES.length)]!;
      const team = next(9);
      const time = new Date(at).toISOString().replace('.000Z', '+00:00');
      const unit = `T${team},owner,,Line ${team % 3},se,P1`;
      rows.push(`c-${one},${time},${status},${substatus},${unit},${impact}`);
      at += (1 + next(2 * 24 * 60)) * 60_000;
    }
  }
  rows.sort((a, b) => (a.split(',')[1]! < b.split(',')[1]! ? -1 : 1));
  writeFileSync(file, `${[HEADER, ...rows].join('\n')}\n`);
  return file;
}
