import { Directory } from '#directory';
import { OperatorError, systemClock } from '#event-sourcing';
import type { EventStore } from '#event-store';
import { type OrderLine, readOrders, type RefusedOrder } from '#importing';
import {
  GeoReportError,
  type Open311Client,
  type Open311File,
  OrderIntake,
  orderOf,
  readOpen311File,
  type SubmittedOrder,
} from '#open311';
import { PersonalData } from '#privacy';
import { openRules, readConfiguration } from '#runtime';
import { WhistleCommands } from '#whistle';
import type { AddCommand } from '../command.js';
import { withKeysAt, withWritableLog } from '../data/open-data.js';
import { EXIT_CODES, SomeRefusedError } from '../exit-codes.js';

/** The outcomes of a file's orders. */
interface OrderReport {
  accepted: number;
  again: number;
  readonly rejected: RefusedOrder[];
}

function clientOf({ clients }: Open311File, id: string): Open311Client {
  const client = clients.find((one) => one.id === id);
  if (client) return client;
  throw new OperatorError('CLIENT_UNKNOWN', `配置中没有接入方“${id}”`);
}

async function submitOrder(
  order: OrderLine | RefusedOrder,
  report: OrderReport,
  submit: (fields: OrderLine['fields']) => Promise<SubmittedOrder>,
): Promise<void> {
  if ('code' in order) return void report.rejected.push(order);
  const { line, fields } = order;
  try {
    const { again } = await submit(fields);
    report[again ? 'again' : 'accepted']++;
  } catch (error) {
    if (!(error instanceof GeoReportError)) throw error;
    const { code, description: reason } = error;
    report.rejected.push({ line, order: fields['order_id'] ?? '', code, reason });
  }
}

function reportLines({ accepted, again, rejected }: OrderReport): string[] {
  return [
    `吹哨 ${accepted}，此前已受理 ${again}，未受理 ${rejected.length}`,
    ...rejected.map(
      ({ line, order, code, reason }) => `  第 ${line} 行 ${order}：${reason}（${code}）`,
    ),
  ];
}

interface OrderOptions {
  readonly client: string;
  readonly config: string;
  readonly encoding?: string;
  readonly json?: true;
}

interface Submission {
  readonly dataDir: string;
  readonly open311: Open311File;
  readonly client: Open311Client;
  readonly orders: readonly (OrderLine | RefusedOrder)[];
}

async function submitOrders({ dataDir, open311, client, orders }: Submission, report: OrderReport) {
  const submit = (log: EventStore) =>
    withKeysAt(dataDir, async (keys) => {
      const rules = await openRules(readConfiguration(process.env, []), log);
      const directory = new Directory(log, systemClock);
      const around = { rules, directory, personalData: new PersonalData(keys) };
      const whistles = new WhistleCommands(log, systemClock, around);
      const intake = new OrderIntake(open311.services, directory, (r) => whistles.handle(r));
      for (const order of orders)
        await submitOrder(order, report, (fields) => intake.submit(orderOf(fields), client));
    });
  await withWritableLog(dataDir, submit);
}

export const addOrders: AddCommand = (program, { dataDir, print }) => {
  program
    .command('orders')
    .description('接单：把热线等平台导出的工单表吹成哨，同一编号不重复')
    .argument('<file>', 'CSV，可为 gzip，列名为中文或 Open311 字段名')
    .requiredOption('--client <id>', '接入方，见 Open311 配置')
    .requiredOption('--config <file>', 'Open311 配置（schema/open311/open311.schema.json）')
    .option('--encoding <name>', '文件的编码，如 gb18030；不写则为 UTF-8')
    .option('--json', '以 JSON 输出')
    .addHelpText('after', EXIT_CODES)
    .action(async (file: string, { client: id, config, encoding, json }: OrderOptions) => {
      const open311 = readOpen311File(config);
      const client = clientOf(open311, id);
      const orders = await readOrders(file, encoding);
      const report: OrderReport = { accepted: 0, again: 0, rejected: [] };
      try {
        await submitOrders({ dataDir: dataDir(), open311, client, orders }, report);
      } finally {
        // Also after an error: orders accepted until then stay accepted.
        if (json) print(JSON.stringify(report, null, 2));
        else reportLines(report).forEach(print);
      }
      const { length } = report.rejected;
      if (length > 0)
        throw new SomeRefusedError('ORDERS_REFUSED', `${length} 条工单未受理，原因见上`);
    });
};
