import { CommandBus } from '@nestjs/cqrs';
import { Args, Field, InputType, Int, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { IsBoolean, Matches } from 'class-validator';
import { CurrentActor } from '#access';
import { type Actor, OperatorError } from '#event-sourcing';
import { inputError, Text } from '#graphql';
import { DirectoryRefusedError } from '#importing';
import { ImportDirectory } from './directory-file.command.js';

/** What a request may carry, less its frame. */
const LONGEST_FILE = 500_000;
const MOST_REFUSED = 200;

@InputType({ description: '导入目录。A file of organisations, people and duties.' })
export class ImportDirectoryInput {
  @Field(() => String, {
    description: '文件名，记入各项变更的理由。Name of the file, kept as the reason of its changes.',
  })
  @Matches(/^[\p{L}\p{N}_-][\p{L}\p{N}_. -]{0,99}$/u, {
    message: '文件名须为 1–100 个字母、数字、汉字或 _ . - 空格',
  })
  name!: string;

  @Text({
    label: '文件内容',
    description: 'CSV 全文，须有“类型”列；中英文表头均可。The whole text, as CSV.',
    length: [1, LONGEST_FILE],
  })
  text!: string;

  @Field(() => Boolean, {
    defaultValue: false,
    description: '只检查，不写入。Everything is checked, and nothing written.',
  })
  @IsBoolean({ message: 'dryRun 须为是或否' })
  dryRun: boolean = false;
}

@ObjectType({ description: '一行为何不收。Why a line is not taken.' })
class RefusedDirectoryLine {
  @Field(() => Int, { description: '第几行。Its number in the file.' })
  line!: number;

  @Field(() => String, { description: '稳定的代码。Stable code.' })
  code!: string;

  @Field(() => String, { description: '原因。The reason, for people.' })
  message!: string;
}

@ObjectType({
  description:
    '导入的结果：有一行不收，就什么都没有写入。All of it, or nothing where a line is refused.',
})
export class DirectoryImported {
  @Field(() => Boolean, {
    description: '是否写入（试行为可否写入）。Whether it is, or could be, written.',
  })
  accepted!: boolean;

  @Field(() => Int, { description: '行数。Lines.' })
  lines!: number;

  @Field(() => Int, { description: '单位变更。Changes of organisations.' })
  organisations!: number;

  @Field(() => Int, { description: '人员变更。Changes of people.' })
  people!: number;

  @Field(() => Int, { description: '班次。Shifts.' })
  duties!: number;

  @Field(() => Int, { description: '不收的行数。How many lines are refused.' })
  refusedLines!: number;

  @Field(() => [RefusedDirectoryLine], {
    description: `不收的各行及原因，至多 ${MOST_REFUSED} 行。The lines that are refused, and why.`,
  })
  refused!: RefusedDirectoryLine[];
}

const NOTHING = { lines: 0, organisations: 0, people: 0, duties: 0 };

/** @throws GraphQLError naming the text, for a file that is no such table */
function refusalOf(error: unknown): DirectoryImported {
  if (error instanceof DirectoryRefusedError) {
    const { refused } = error;
    const shown = refused
      .slice(0, MOST_REFUSED)
      .map(({ line, code, message }) => ({ line, code, message }));
    return { accepted: false, ...NOTHING, refusedLines: refused.length, refused: shown };
  }
  if (error instanceof OperatorError) throw inputError('input.text', error.code, error.message);
  throw error;
}

@Resolver()
export class DirectoryFileResolver {
  constructor(private readonly commands: CommandBus) {}

  @Mutation(() => DirectoryImported, {
    description:
      '导入单位、人员、值班表（管理员）：全部写入或什么都不写，重复导入不产生变化。Import organisations, people and duties (administrator): all or nothing; the same again changes nothing.',
  })
  async importDirectory(
    @Args('input') { name, text, dryRun }: ImportDirectoryInput,
    @CurrentActor() actor: Actor,
  ): Promise<DirectoryImported> {
    try {
      const command = new ImportDirectory({ name, text, dryRun }, actor);
      const done = await this.commands.execute(command);
      return { accepted: true, ...done, refusedLines: 0, refused: [] };
    } catch (error) {
      return refusalOf(error);
    }
  }
}
