import type { Kysely } from 'kysely';
import { daysLater, MINUTE_MS } from '#calendar';
import { CLOCK_NAMES, type ClockName, whistle } from '#whistle';
import type { FactVerdict } from '../domain/summons-fact.js';
import type { StatisticsTables } from '../read/response-statistics/response-statistics.tables.js';
import { categoryNameOf } from '../read/response-statistics/statistics-names.js';
import type { Column, ExportTable, Row } from './export/export-content.js';
import { channelWord, CLOCK_WORDS } from './words.js';

/** Summonses dispatched in a period, all conditions together. Dates are Asia/Shanghai, both included. */
export interface SummonsListQuestion {
  readonly from: string;
  readonly to: string;
  readonly department?: string | undefined;
  readonly street?: string | undefined;
  /** 数据截止, ISO 8601 UTC. */
  readonly cutOff: string;
  nameOf(organisation: string): string;
}

const VERDICTS: Readonly<Record<FactVerdict | 'overdue', string>> = {
  onTime: '按时',
  late: '超时',
  open: '未到期',
  overdue: '已到期未完成',
  excused: '免计',
  awaitingStreet: '待街道核实',
};

const ROLES = { lead: '主办', assist: '协办' } as const;

const COLUMNS: readonly Column[] = [
  ['day', '派哨日'],
  ['whistle', '哨'],
  ['summons', '召集序号'],
  ['department', '单位编号'],
  ['departmentName', '单位'],
  ['role', '角色'],
  ['street', '街道编号'],
  ['streetName', '街道'],
  ['channel', '渠道'],
  ['category', '类别代码'],
  ['categoryName', '类别'],
  ['kind', '种类'],
  ...CLOCK_NAMES.flatMap((clock) => [
    [clock, CLOCK_WORDS[clock]] as const,
    [`${clock}Minutes`, `${CLOCK_WORDS[clock]}用时（分钟）`] as const,
  ]),
  ['sentBack', '退回次数'],
  ['satisfaction', '评哨'],
].map(([id = '', name = '']) => ({ id, name }));

type Db = Kysely<StatisticsTables>;

/** The summonses of a day, in the order of their whistles. */
function factsOfDay(db: Db, day: string, { department, street }: SummonsListQuestion) {
  let query = db
    .selectFrom('facts')
    .select(['stream', 'summons', 'department', 'role', 'street', 'channel', 'category', 'kind'])
    .select(['day', 'sentBack', 'satisfaction'])
    .select(CLOCK_NAMES.flatMap((clock) => [clock, `${clock}Due`, `${clock}Ms`] as const))
    .where('day', '=', day);
  if (department !== undefined) query = query.where('department', '=', department);
  if (street !== undefined) query = query.where('street', '=', street);
  return query.orderBy('stream').orderBy('summons').execute();
}

type Fact = Awaited<ReturnType<typeof factsOfDay>>[number];

/** How a clock stands at the cut-off; nothing where it has no limit. */
function verdictOf(fact: Fact, clock: ClockName, cutOff: string): string {
  const [verdict, due] = [fact[clock], fact[`${clock}Due`]];
  if (verdict === null) return '';
  const isOverdue = verdict === 'open' && due !== null && due < cutOff;
  return VERDICTS[isOverdue ? 'overdue' : verdict];
}

function rowOf(fact: Fact, { cutOff, nameOf }: SummonsListQuestion): Row {
  const clocks = CLOCK_NAMES.flatMap((clock) => {
    const ms = fact[`${clock}Ms`];
    const minutes = ms === null ? null : Math.round(Number(ms) / MINUTE_MS);
    return [verdictOf(fact, clock, cutOff), minutes];
  });
  return [
    fact.day,
    whistle.idOf(fact.stream),
    fact.summons,
    fact.department,
    nameOf(fact.department),
    ROLES[fact.role],
    fact.street,
    nameOf(fact.street),
    channelWord(fact.channel),
    fact.category,
    categoryNameOf(fact.category),
    fact.kind,
    ...clocks,
    fact.sentBack,
    fact.satisfaction,
  ];
}

async function* rowsOf(db: Db, question: SummonsListQuestion): AsyncGenerator<Row> {
  for (let day = question.from; day <= question.to; day = daysLater(day, 1))
    for (const fact of await factsOfDay(db, day, question)) yield rowOf(fact, question);
}

/** 召集清单: one row for each summons, read day by day. It names no resident and no place. */
export const summonsTable = (db: Db, question: SummonsListQuestion): ExportTable => ({
  id: 'summonses',
  name: '召集清单',
  columns: COLUMNS,
  rows: rowsOf(db, question),
});
