import { type Command, Option } from 'commander';
import { Directory } from '#directory';
import { OperatorError, systemClock } from '#event-sourcing';
import { openRules } from '#runtime';
import { clockLines, DEADLINE_CLOCKS, type DeadlineClock, explainedClock, whistle } from '#whistle';
import type { CommandContext } from '../command.js';
import { withLog } from '../data/open-data.js';
import { settingsOf } from '../rules/rule-desk.js';

interface Options {
  readonly summons: string;
  readonly clock: DeadlineClock;
}

/** @throws OperatorError CLOCK_UNKNOWN */
function linesOf(dataDir: string, whistleId: string, { summons, clock }: Options) {
  return withLog(dataDir, async (log) => {
    const events = await whistle.read(log, whistleId);
    const organisations = await new Directory(log, systemClock).current();
    const rules = await openRules(settingsOf(dataDir), log);
    const nameOf = (id: string) => organisations.nameOf(id);
    const look = { now: systemClock.now(), rules, nameOf };
    const asked = { whistleId, summons: Number(summons), clock };
    const found = await explainedClock(events, asked, look);
    if (!found) throw new OperatorError('CLOCK_UNKNOWN', '没有这个哨，或它没有这个时钟');
    return clockLines(found);
  });
}

/** `score clock`: why a clock came out as it did, event by event, in the words of the API. */
export function addClock(score: Command, { dataDir, print }: CommandContext): void {
  score
    .command('clock')
    .argument('<whistle>', '哨的编号')
    .description('说明一个时钟怎样得出结论：规则、日历、各事件、逐日计时')
    .requiredOption('--summons <no>', '召集序号；审哨、派单、全程时钟填 0')
    .addOption(
      new Option('--clock <clock>', '哪个时钟').choices(DEADLINE_CLOCKS).makeOptionMandatory(),
    )
    .action(async (id: string, options: Options) =>
      (await linesOf(dataDir(), id, options)).forEach(print),
    );
}
