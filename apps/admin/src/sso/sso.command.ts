import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import {
  accessMessage,
  type AccountEvent,
  Accounts,
  foreseeSignOn,
  type Foreseen,
  linkIdentity,
  readSignInRules,
} from '#access';
import { Directory } from '#directory';
import { deliveryOf, OperatorError, systemClock } from '#event-sourcing';
import type { AddCommand, CommandContext } from '../command.js';
import { withLog, withWritableLog } from '../data/open-data.js';
import { operator } from '../operator.js';
import { textOption } from '../options.js';
import { postWarningLines } from '../users/post-warnings.js';

const LONGEST_FILE = 1_048_576;

/** @throws OperatorError CLAIMS_INVALID */
function claimsIn(file: string): Readonly<Record<string, unknown>> {
  try {
    const text = readFileSync(file, 'utf8');
    const claims: unknown = text.length > LONGEST_FILE ? undefined : JSON.parse(text);
    if (typeof claims === 'object' && claims !== null && !Array.isArray(claims))
      return claims as Record<string, unknown>;
  } catch {
    // Told below.
  }
  throw new OperatorError(
    'CLAIMS_INVALID',
    `${file} 须为不超过 1 MiB 的 JSON 对象，如 ID 令牌的内容`,
  );
}

/** @throws OperatorError SSO_NOT_SET */
function settingOf(name: 'SSO_RULES_FILE' | 'SSO_ISSUER', given: string | undefined): string {
  const found = given ?? process.env[name];
  if (found) return found;
  throw new OperatorError('SSO_NOT_SET', `没有 ${name}：请设置环境变量，或用选项给出`);
}

function eventLine({ type, data }: AccountEvent): string {
  switch (type) {
    case 'AccountOpened':
      return `将开户 ${data.username}`;
    case 'IdentityLinked':
      return '将与该身份关联';
    case 'AccountRenamed':
      return `姓名将改为 ${data.displayName}`;
    case 'AccountRoleChanged':
      return `将改为 ${data.role}，单位 ${data.organisation}；其他登录随即失效`;
    case 'AccountPostsChanged': {
      const change = data.posts.length > 0 ? `改为 ${data.posts.join('、')}` : '全部免去';
      return `职务将${change}；其他登录随即失效`;
    }
    default:
      return type;
  }
}

/** Nothing where the rule says nothing of posts. */
function shownPosts(posts: readonly string[] | undefined): string {
  if (!posts) return '';
  return posts.length > 0 ? `，职务 ${posts.join('、')}` : '，不任职务';
}

/** What is shown of an account that the rules have. */
function accountLines({ mapping, username = '', decision }: Foreseen, name?: string): string[] {
  if (mapping.outcome === 'none') return ['没有规则适用：不能登录'];
  if (mapping.outcome === 'refused') return [`不能登录：${mapping.reason}`];
  const { displayName, role, organisation, posts } = mapping.account;
  const place = `角色 ${role}，单位 ${name ?? organisation}${shownPosts(posts)}`;
  const shown = `账号 ${username}，姓名 ${displayName}，${place}`;
  if (!decision) return [shown];
  if ('rejected' in decision) return [shown, `不能登录：${accessMessage(decision)}`];
  const lines = decision.map(eventLine);
  return [shown, ...(lines.length > 0 ? lines : ['与现有账号一致'])];
}

const trialLines = ({ trials }: Foreseen): string[] =>
  trials.map(({ rule, why, notes = [] }) =>
    why === undefined ? `✓ ${[rule, ...notes].join('；')}` : `✗ ${rule}：${why}`,
  );

interface TryOptions {
  readonly claims: string;
  readonly rules?: string;
  readonly json?: true;
}

function addTry(sso: Command, { dataDir, print }: CommandContext): void {
  sso
    .command('try')
    .description('试用单点登录规则：哪条规则适用，会是哪个账号；不写入')
    .requiredOption('--claims <file>', '平台给出的声明，JSON，如 ID 令牌的内容')
    .option('--rules <file>', '规则文件；默认为 SSO_RULES_FILE')
    .option('--json', '以 JSON 输出')
    .action(async ({ claims: file, rules: given, json }: TryOptions) => {
      const rules = readSignInRules(settingOf('SSO_RULES_FILE', given));
      const claims = claimsIn(file);
      const issuer = String(claims['iss'] ?? process.env['SSO_ISSUER'] ?? '');
      await withLog(dataDir(), async (log) => {
        const directory = await new Directory(log, systemClock).current();
        const known = async (id: string) => directory.find(id)?.retired === false;
        const described = { issuer, claims, now: systemClock.now() };
        const foreseen = await foreseeSignOn(log, rules, described, known);
        const { mapping } = foreseen;
        const { posts = [] } = mapping.outcome === 'account' ? mapping.account : {};
        const warnings = await postWarningLines(dataDir(), posts);
        if (json) return print(JSON.stringify(Object.assign({}, foreseen, { warnings }), null, 2));
        const organisation = mapping.outcome === 'account' ? mapping.account.organisation : '';
        const lines = accountLines(foreseen, directory.find(organisation)?.name);
        [...trialLines(foreseen), ...lines, ...warnings].forEach(print);
      });
    });
}

function addLink(sso: Command, { dataDir, print }: CommandContext): void {
  sso
    .command('link')
    .description('将已有的账号与平台上的身份关联；此前关联的身份随即失效')
    .argument('<username>')
    .argument('<subject>', '平台上的身份编号，即声明 sub', textOption)
    .option('--issuer <url>', '平台的签发者；默认为 SSO_ISSUER')
    .action(async (username: string, subject: string, { issuer: given }: { issuer?: string }) => {
      const issuer = settingOf('SSO_ISSUER', given);
      await withWritableLog(dataDir(), async (log) => {
        const accounts = new Accounts(log, systemClock, async () => true);
        const rooms = { log, accounts, clock: systemClock };
        const delivery = deliveryOf({}, operator());
        const result = await linkIdentity(rooms, username, { issuer, subject }, delivery);
        if (result.outcome === 'rejected')
          throw new OperatorError(result.rejection.rejected, accessMessage(result.rejection));
      });
      print(`已将 ${username} 与 ${issuer} 的身份 ${subject} 关联`);
    });
}

export const addSso: AddCommand = (program, context) => {
  const sso = program.command('sso').description('单点登录');
  for (const add of [addTry, addLink]) add(sso, context);
};
