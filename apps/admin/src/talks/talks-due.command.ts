import type { Command } from 'commander';
import { type ScorePeriod, talksDueIn } from '#assessment';
import type { CommandContext } from '../command.js';
import { periodOption } from '../options.js';
import { withStandings } from '../standings/standing-sources.js';
import { tableLines } from '../table.js';
import { groundText } from './talk-lines.js';

/** Whom the rules name for a talk, by the scores of a period. */
export function addDue(group: Command, { dataDir, print }: CommandContext): void {
  group
    .command('due')
    .description('按考核规则应约谈、尚未就该期通知的单位')
    .requiredOption('--period <period>', '时段，如 2026-10、2026-Q3', periodOption)
    .action(async ({ period }: { period: ScorePeriod }) => {
      await withStandings(dataDir(), async (sources) => {
        const due = await talksDueIn(sources, period);
        if (due.length === 0) return print('没有应约谈而未通知的单位');
        const rows = due.map(({ organisation, ground }) => [
          sources.organisations.nameOf(organisation),
          groundText({ ground }),
          organisation,
        ]);
        tableLines(['单位', '事由', '编号'], rows).forEach(print);
      });
    });
}
