import { randomBytes } from 'node:crypto';
import { text } from 'node:stream/consumers';
import { type Command, Option } from 'commander';
import { accessMessage, type AccountOutcome, Accounts, type Role, ROLES } from '#access';
import {
  Directory,
  directoryMessage,
  ORGANISATION_KINDS,
  type OrganisationDetails,
  type OrganisationKind,
} from '#directory';
import { deliveryOf, OperatorError, systemClock } from '#event-sourcing';
import type { AddCommand, CommandContext } from '../command.js';
import { withWritableLog } from '../data/open-data.js';
import { operator } from '../operator.js';
import { addCloseDemo } from './close-demo.command.js';
import { postWarningLines } from './post-warnings.js';
import { addCloseRetired, addList } from './retired.command.js';
import { addSessionCommands } from './sessions.command.js';

/** An organisation to register: a new system has no user yet who could do so. */
type NewOrganisation = Pick<OrganisationDetails, 'id' | 'kind' | 'name'>;

async function registerOrganisation(
  directory: Directory,
  founding: NewOrganisation,
): Promise<void> {
  const result = await directory.registerOrganisations([founding], deliveryOf({}, operator()));
  if (result.outcome === 'accepted') return;
  throw new OperatorError(result.rejection.rejected, directoryMessage(result.rejection));
}

function withAccounts(
  dataDir: string,
  use: (accounts: Accounts) => Promise<AccountOutcome>,
  founding?: NewOrganisation,
): Promise<void> {
  return withWritableLog(dataDir, async (log) => {
    const directory = new Directory(log, systemClock);
    if (founding) await registerOrganisation(directory, founding);
    const find = async (id: string) => (await directory.current()).find(id);
    const known = async (id: string) => (await find(id))?.retired === false;
    const nameOf = async (id: string) => (await find(id))?.name;
    const result = await use(new Accounts(log, systemClock, known, { nameOf }));
    if (result.outcome === 'rejected')
      throw new OperatorError(result.rejection.rejected, accessMessage(result.rejection));
  });
}

interface WithPassword {
  readonly passwordStdin?: true;
}

/** Reads the password from stdin on request; otherwise makes one up, which is shown once. */
async function passwordOf({ passwordStdin }: WithPassword): Promise<string> {
  if (!passwordStdin) return randomBytes(12).toString('base64url');
  return (await text(process.stdin)).replace(/\r?\n$/, '');
}

const shownPassword = ({ passwordStdin }: WithPassword, password: string): string =>
  passwordStdin ? '' : `，初始密码：${password}`;

const PASSWORD_STDIN = ['--password-stdin', '从标准输入读取密码；不给则自动生成'] as const;

interface AddOptions extends WithPassword {
  readonly role: Role;
  readonly organisation: string;
  readonly name?: string;
  readonly register?: string;
  readonly kind: OrganisationKind;
}

const newOrganisationOf = ({ organisation: id, register: name, kind }: AddOptions) =>
  name === undefined ? undefined : { id, kind, name };

function addAdd(users: Command, { dataDir, print }: CommandContext): void {
  users
    .command('add')
    .description('开户；其人首次登录后须先修改密码')
    .argument('<username>')
    .addOption(new Option('--role <role>', '角色').choices(ROLES).makeOptionMandatory())
    .requiredOption('--organisation <id>', '单位')
    .option('--name <text>', '姓名')
    .option('--register <name>', '单位尚未登记时，以此名称登记')
    .addOption(
      new Option('--kind <kind>', '登记的单位种类').choices(ORGANISATION_KINDS).default('district'),
    )
    .option(...PASSWORD_STDIN)
    .action(async (username: string, options: AddOptions) => {
      const { role, organisation, name: displayName = username } = options;
      const password = await passwordOf(options);
      const who = { username, displayName, role, organisation };
      const opened = { ...who, password, initial: true } as const;
      await withAccounts(
        dataDir(),
        (accounts) => accounts.open(opened, deliveryOf({}, operator())),
        newOrganisationOf(options),
      );
      print(`已开户 ${username}${shownPassword(options, password)}`);
    });
}

function addClose(users: Command, { dataDir, print }: CommandContext): void {
  users
    .command('close')
    .description('销户')
    .argument('<username>')
    .action(async (username: string) => {
      await withAccounts(dataDir(), (accounts) =>
        accounts.close(username, deliveryOf({}, operator())),
      );
      print(`已销户 ${username}`);
    });
}

function addPassword(users: Command, { dataDir, print }: CommandContext): void {
  users
    .command('password')
    .description('重设密码；其人登录后须先修改')
    .argument('<username>')
    .option(...PASSWORD_STDIN)
    .action(async (username: string, options: WithPassword) => {
      const password = await passwordOf(options);
      await withAccounts(dataDir(), (accounts) =>
        accounts.resetPassword(username, password, deliveryOf({}, operator())),
      );
      print(`已重设 ${username} 的密码${shownPassword(options, password)}`);
    });
}

interface RoleOptions {
  readonly role: Role;
  readonly organisation?: string;
}

function addRole(users: Command, { dataDir, print }: CommandContext): void {
  users
    .command('role')
    .description('变更角色，其登录随即失效')
    .argument('<username>')
    .addOption(new Option('--role <role>', '新的角色').choices(ROLES).makeOptionMandatory())
    .option('--organisation <id>', '改为代表的单位；不填则不变')
    .action(async (username: string, { role, organisation }: RoleOptions) => {
      const change = { username, role, ...(organisation !== undefined && { organisation }) };
      await withAccounts(dataDir(), (accounts) =>
        accounts.changeRole(change, deliveryOf({}, operator())),
      );
      print(`已变更 ${username} 的角色为 ${role}`);
    });
}

function addPosts(users: Command, { dataDir, print }: CommandContext): void {
  users
    .command('posts')
    .description('变更职务：凭职务本人审哨、发起；所列为此后全部，不列则免去；其登录随即失效')
    .argument('<username>')
    .argument('[posts...]', '职务，用规则中的写法，如 党工委书记')
    .action(async (username: string, posts: string[]) => {
      await withAccounts(dataDir(), (accounts) =>
        accounts.changePosts({ username, posts }, deliveryOf({}, operator())),
      );
      print(
        posts.length === 0
          ? `已免去 ${username} 的职务`
          : `${username} 的职务：${posts.join('、')}`,
      );
      (await postWarningLines(dataDir(), posts)).forEach(print);
    });
}

function addResetSecondFactor(users: Command, { dataDir, print }: CommandContext): void {
  users
    .command('reset-second-factor')
    .description('重置验证器，供设备和恢复码都遗失的人重新绑定；其登录随即失效')
    .argument('<username>')
    .action(async (username: string) => {
      await withAccounts(dataDir(), (accounts) =>
        accounts.resetSecondFactor(username, deliveryOf({}, operator())),
      );
      print(`已重置 ${username} 的验证器`);
    });
}

export const addUsers: AddCommand = (program, context) => {
  const users = program.command('users').description('账号');
  const changes = [addAdd, addRole, addPosts, addPassword, addResetSecondFactor, addClose];
  const commands = [...changes, addList, addCloseRetired, addCloseDemo, addSessionCommands];
  for (const add of commands) add(users, context);
};
