import { DEFAULT_OPERATION_LIMITS as OPERATION } from '#graphql';

/** Limits for one client, so that the others are served. */
export const LIMIT_SETTINGS = {
  MAX_OPERATION_TOKENS: {
    fallback: OPERATION.tokens,
    range: [1_000, 1_000_000],
    unit: 'tokens',
    meaning: 'Words of a GraphQL document.',
    chinese: '一份查询的词元数',
  },
  MAX_OPERATION_FIELDS: {
    fallback: OPERATION.selections,
    range: [500, 1_000_000],
    unit: 'fields',
    meaning: 'Fields of a document, fragments spread out.',
    chinese: '片段展开后的字段总数',
  },
  MAX_OPERATION_DEPTH: {
    fallback: OPERATION.depth,
    range: [8, 100],
    unit: 'levels',
    meaning: 'Fields inside each other.',
    chinese: '嵌套层数',
  },
  MAX_ROOT_FIELDS: {
    fallback: OPERATION.rootFields,
    range: [5, 10_000],
    unit: 'fields',
    meaning: 'Fields at the top, of mutations too.',
    chinese: '顶层字段数（写操作也算）',
  },
  MAX_OPERATION_ALIASES: {
    fallback: OPERATION.aliases,
    range: [10, 10_000],
    unit: 'aliases',
    meaning: 'Renamed fields.',
    chinese: '别名数',
  },
  MAX_OPERATION_DIRECTIVES: {
    fallback: OPERATION.directives,
    range: [10, 10_000],
    unit: 'directives',
    meaning: 'Directives.',
    chinese: '指令数',
  },
  MAX_OPERATION_COST: {
    fallback: OPERATION.cost,
    range: [15_000, 100_000_000],
    unit: 'fields of an answer',
    meaning:
      'Estimated work: a page is its rows, a heavy question 2000 and more, a password 15000 (one a document). It is declared beside each field.',
    chinese:
      '估计的工作量，以答案的字段计：分页按行数，统计类查询每个 2000 起，核对密码每次 15000（一份请求只能一次）；写在各字段旁',
  },
  MAX_OPERATION_SECONDS: {
    fallback: OPERATION.seconds,
    range: [1, 600],
    unit: 'seconds',
    meaning:
      'Then `OPERATION_TIMED_OUT` (503). A command under way is still waited for; no other is begun.',
    chinese: '超过即答 `OPERATION_TIMED_OUT`（503）；正在写入的会等到有结果，其余不再开始',
  },
  MAX_ANSWER_KIB: {
    fallback: OPERATION.answerKib,
    range: [256, 262_144],
    unit: 'KiB',
    meaning: 'Longer answers are `ANSWER_TOO_LARGE` (400).',
    chinese: '答案再长即为 `ANSWER_TOO_LARGE`（400）',
  },
  MAX_HEAVY_PER_CALLER: {
    fallback: OPERATION.heavyPerCaller,
    range: [1, 1_000],
    unit: 'questions',
    meaning:
      'Heavy questions of one account (sign-ins of one address) that run at a time; a hundred more wait, then `TOO_MANY_REQUESTS` (429).',
    chinese:
      '同一账号（登录则为同一地址）同时进行的统计类查询；再来的排队，排满一百个即 `TOO_MANY_REQUESTS`（429）',
  },
  MAX_WRITES_PER_MINUTE: {
    fallback: OPERATION.writesPerMinute,
    range: [10, 10_000_000],
    unit: 'commands a minute',
    meaning:
      'Commands of one account, of one Open311 client too; then `TOO_MANY_WRITES` (429) with the seconds to wait. Counted by each process.',
    chinese:
      '同一账号（或 Open311 接入方）每分钟的写入；超过即 `TOO_MANY_WRITES`（429），并告知须等几秒。各进程各自计数',
  },
  MAX_COST_PER_SECOND: {
    fallback: OPERATION.costPerSecond,
    range: [10_000, 1_000_000_000],
    unit: 'fields of an answer a second',
    meaning:
      'Cost of one account, before sign-in of one address, while others are answered too; more waits. A cost takes about a microsecond: 200000 is a fifth of the thread that answers. Requests, bytes, documents and events count too; what is saved up lasts for four seconds.',
    chinese:
      '有他人同时使用时，同一账号（登录前为同一地址）每秒的工作量，超出的排队；一个单位约占主线程一微秒，200000 即其五分之一。请求、字节、查询原文、推送也计；最多积存四秒',
  },
  MAX_SUBSCRIPTIONS_PER_ACCOUNT: {
    fallback: OPERATION.subscriptions,
    range: [1, 100_000],
    unit: 'subscriptions',
    meaning: 'Of one account, on all its sockets together; then `TOO_MANY_REQUESTS`.',
    chinese: '同一账号的订阅，各连接合计；超过即 `TOO_MANY_REQUESTS`',
  },
  MAX_OPERATIONS_PER_ACCOUNT: {
    fallback: OPERATION.perAccount,
    range: [10, 100_000],
    unit: 'operations',
    meaning: 'Under way of one account, at all doors together; then `TOO_MANY_REQUESTS` (429).',
    chinese: '同一账号同时进行的操作，各入口合计；超过即 `TOO_MANY_REQUESTS`（429）',
  },
  MAX_OPERATIONS_PER_ADDRESS: {
    fallback: OPERATION.perAddress,
    range: [10, 100_000],
    unit: 'operations',
    meaning: 'The same of one address, behind which a whole office may sit.',
    chinese: '同一地址同时进行的操作；一个单位可能共用一个地址',
  },
  MAX_SOCKETS: {
    fallback: 5_000,
    range: [1, 100_000],
    unit: 'WebSockets',
    meaning: 'Open at the same time.',
    chinese: '同时打开的 WebSocket 总数',
  },
  MAX_SOCKETS_PER_ADDRESS: {
    fallback: 500,
    range: [1, 100_000],
    unit: 'WebSockets',
    meaning: 'Open of one address, behind which a whole office may sit.',
    chinese: '每个地址同时打开的 WebSocket',
  },
  MAX_SOCKETS_PER_ACCOUNT: {
    fallback: 20,
    range: [1, 10_000],
    unit: 'WebSockets',
    meaning: 'Open of one account.',
    chinese: '每个账号同时打开的 WebSocket',
  },
  MAX_SUBSCRIPTIONS_PER_SOCKET: {
    fallback: 50,
    range: [1, 10_000],
    unit: 'operations',
    meaning: 'Under way on one socket, subscriptions included.',
    chinese: '一个连接上同时进行的操作，含订阅',
  },
} as const;
