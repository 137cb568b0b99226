import { Directory } from '#directory';
import { systemClock } from '#event-sourcing';
import {
  GeoReportError,
  type Open311Client,
  type Open311File,
  OrderIntake,
  orderOf,
  readOpen311File,
} from '#open311';
import { openRules, readConfiguration } from '#runtime';
import { WhistleCommands } from '#whistle';
import { AdminError } from '../admin-error.js';
import type { AddCommand } from '../command.js';
import { withWritableLog } from '../data/open-data.js';
import { type OrderLine, readOrders } from './read-orders.js';

/** What became of the orders of a file. */
interface OrderReport {
  accepted: number;
  again: number;
  readonly rejected: { line: number; order: string; code: string; reason: string }[];
}

function clientNamed({ clients }: Open311File, id: string): Open311Client {
  const client = clients.find((one) => one.id === id);
  if (client) return client;
  throw new AdminError('CLIENT_UNKNOWN', `配置中没有接入方“${id}”`);
}

async function takeIn(
  { line, fields }: OrderLine,
  report: OrderReport,
  submit: (fields: OrderLine['fields']) => Promise<{ readonly again: boolean }>,
): Promise<void> {
  try {
    const { again } = await submit(fields);
    report[again ? 'again' : 'accepted']++;
  } catch (error) {
    if (!(error instanceof GeoReportError)) throw error;
    const { code, description: reason } = error;
    report.rejected.push({ line, order: fields['order_id'] ?? '', code, reason });
  }
}

function submitted({ accepted, again, rejected }: OrderReport): string[] {
  return [
    `吹哨 ${accepted},此前已受理 ${again},未受理 ${rejected.length}`,
    ...rejected.map(
      ({ line, order, code, reason }) => `  第 ${line} 行 ${order}:${reason}(${code})`,
    ),
  ];
}

interface OrderOptions {
  readonly client: string;
  readonly config: string;
  readonly json?: true;
}

export const addOrders: AddCommand = (program, { dataDir, print }) => {
  program
    .command('orders')
    .description('接单:把热线等平台导出的工单表吹成哨,同一编号不重复')
    .argument('<file>', 'CSV,列名为中文或 Open311 字段名')
    .requiredOption('--client <id>', '接入方,见 Open311 配置')
    .requiredOption('--config <file>', 'Open311 配置(schema/open311/open311.schema.json)')
    .option('--json', '以 JSON 输出')
    .action(async (file: string, { client: id, config, json }: OrderOptions) => {
      const open311 = readOpen311File(config);
      const client = clientNamed(open311, id);
      const report: OrderReport = { accepted: 0, again: 0, rejected: [] };
      await withWritableLog(dataDir(), async (log) => {
        const rules = await openRules(readConfiguration(process.env, []), log);
        const directory = new Directory(log, systemClock);
        const whistles = new WhistleCommands(log, systemClock, rules, directory);
        const intake = new OrderIntake(open311.services, directory, (r) => whistles.handle(r));
        for await (const line of readOrders(file))
          await takeIn(line, report, (fields) => intake.submit(orderOf(fields), client));
      });
      if (json) print(JSON.stringify(report, null, 2));
      else submitted(report).forEach(print);
    });
};
