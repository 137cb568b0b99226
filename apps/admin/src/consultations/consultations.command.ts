import { type Command } from 'commander';
import { localMinute } from '#calendar';
import { consultation, consultationLines, consultationRegister } from '#assessment';
import { Directory } from '#directory';
import { OperatorError, systemClock } from '#event-sourcing';
import { catchUp } from '#runtime';
import type { AddCommand, CommandContext } from '../command.js';
import { withData, withLog } from '../data/open-data.js';
import { tableLines } from '../table.js';
import { terminalProgress } from '../terminal-progress.js';

const STATUS: Readonly<Record<string, string>> = {
  asked: '征求意见中',
  answered: '已答复',
  withdrawn: '已撤回',
};

function addList(group: Command, { dataDir, print }: CommandContext): void {
  group
    .command('list')
    .description('任免征求意见，最近的在先，至多 200 条')
    .option('--agency <id>', '只看一个派出机构')
    .action(async ({ agency }: { agency?: string }) => {
      await withData(dataDir(), async (data) => {
        await catchUp(data, [consultationRegister.projection.name], terminalProgress);
        const page = { filter: { subject: agency }, first: 199 };
        const { rows } = await consultationRegister.page(data.reads, page);
        if (rows.length === 0) return print('没有征求意见');
        const organisations = await new Directory(data.log, systemClock).current();
        const lines = rows.map(({ id, state }) => [
          organisations.nameOf(state.agency),
          organisations.nameOf(state.department),
          `${state.opinions.length}/${state.streets.length}`,
          localMinute(state.answerBy),
          STATUS[state.status] ?? '',
          id,
        ]);
        tableLines(['派出机构', '部门', '已答复街道', '期限', '状态', '编号'], lines).forEach(
          print,
        );
      });
    });
}

function addShow(group: Command, { dataDir, print }: CommandContext): void {
  group
    .command('show')
    .description('一次征求意见的全文，可打印')
    .argument('<id>', '编号')
    .action(async (id: string) => {
      await withLog(dataDir(), async (log) => {
        const events = await consultation.read(log, id);
        if (events.length === 0)
          throw new OperatorError('CONSULTATION_NOT_FOUND', '没有这次征求意见');
        const organisations = await new Directory(log, systemClock).current();
        const registered = { id, revision: events.length - 1, state: consultation.fold(events) };
        const nameOf = (one: string) => organisations.nameOf(one);
        consultationLines(registered, { nameOf, now: systemClock.now() }).forEach(print);
      });
    });
}

export const addConsultations: AddCommand = (program, context) => {
  const group = program.command('consultations').description('任免征求意见：名单、全文');
  for (const add of [addList, addShow]) add(group, context);
};
