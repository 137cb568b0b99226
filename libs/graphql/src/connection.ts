import type { Type } from '@nestjs/common';
import { ArgsType, Field, type FieldMiddleware, Int, ObjectType } from '@nestjs/graphql';
import { IsInt, IsOptional, IsString, Max, Min } from 'class-validator';
import { unusableCharacter } from '#event-sourcing';
import { costOfChildren } from './bounds/index.js';
import { inputError } from './input-error.js';

@ObjectType({ description: '分页信息。Relay page information.' })
export class PageInfo {
  @Field(() => Boolean, { description: '是否还有下一页。Whether there is a next page.' })
  hasNextPage!: boolean;

  @Field(() => Boolean, { description: '是否有上一页。Whether the page began after a cursor.' })
  hasPreviousPage!: boolean;

  @Field(() => String, { nullable: true, description: '首条游标。Cursor of the first edge.' })
  startCursor?: string | null;

  @Field(() => String, { nullable: true, description: '末条游标。Cursor of the last edge.' })
  endCursor?: string | null;
}

/** How fresh an answer is (read-your-writes). */
@ObjectType({
  description:
    '答案的新鲜程度：reached 为 false 表示还没有追上所要求的位置。How fresh the answer is: `reached` is false when the read model had not yet caught up with the position asked for.',
})
export class Freshness {
  @Field(() => String, { nullable: true, description: '读模型的位置。Position of the read model.' })
  position?: string | null;

  @Field(() => Boolean, {
    description: '是否已追上。Whether it has reached the position asked for.',
  })
  reached!: boolean;

  /** Answered from the log itself, whatever the position says: as of now. */
  readonly fromLog?: boolean;
}

/** Arguments of every connection: forward keyset paging and read-your-writes. */
@ArgsType()
export class ConnectionArgs {
  @Field(() => Int, { defaultValue: 20, description: '每页条数，1–200。Page size, 1–200.' })
  @IsInt()
  @Min(1, { message: 'first 须在 1 到 200 之间' })
  @Max(200, { message: 'first 须在 1 到 200 之间' })
  first: number = 20;

  @Field(() => String, { nullable: true, description: '从此游标之后。Edges after this cursor.' })
  @IsOptional()
  @IsString()
  after?: string;

  @Field(() => String, {
    nullable: true,
    description:
      '读己之写：等读模型追上该位置再答（有时限）。Read your writes: waits, up to a limit, until the read model has reached this position.',
  })
  @IsOptional()
  @IsString()
  afterPosition?: string;
}

export interface Edge<Node> {
  readonly cursor: string;
  readonly node: Node;
}
export interface Connection<Node> {
  readonly edges: readonly Edge<Node>[];
  readonly pageInfo: PageInfo;
  readonly freshness: Freshness;
}

/** The Relay connection and edge object types of a node type. */
export function connectionType<Node>(
  node: Type<Node>,
  name: string,
  options: { readonly isAbstract?: boolean } = {},
): Type<Connection<Node>> {
  @ObjectType(`${name}Edge`, { description: '一条及其游标。A node and its cursor.' })
  class EdgeOf {
    @Field(() => String, { description: '游标。Cursor.' })
    cursor!: string;

    @Field(() => node, { description: '内容。The node.' })
    node!: Node;
  }
  @ObjectType(`${name}Connection`, {
    description: '分页列表。A page of a list (Relay).',
    isAbstract: options.isAbstract ?? false,
  })
  class ConnectionOf {
    @Field(() => [EdgeOf], {
      description: '本页各条。The edges of this page.',
      complexity: costOfChildren,
    })
    edges!: EdgeOf[];

    @Field(() => PageInfo, { description: '分页信息。Page information.' })
    pageInfo!: PageInfo;

    @Field(() => Freshness, { description: '新鲜程度。How fresh the answer is.' })
    freshness!: Freshness;
  }
  return ConnectionOf;
}

/** A page of a list whose rows can be counted. */
export type CountedConnection<Node> = Connection<Node> & {
  /** Counts when a client asks for it; null where there are too many to count. */
  totalCount(): Promise<number | null>;
};

/** A connection says how to count: here it is done, for this field alone. */
const countWhenAsked: FieldMiddleware<CountedConnection<unknown>> = ({ source }) =>
  source.totalCount();

/** Cost of counting the rows of a list. */
const COUNTING = 500;

/** As {@link connectionType}, with the number of rows of the whole list. */
export function countedConnectionType<Node>(
  node: Type<Node>,
  name: string,
): Type<CountedConnection<Node>> {
  @ObjectType(`${name}Connection`, { description: '分页列表及总数。A page of a counted list.' })
  class Counted extends connectionType(node, name, { isAbstract: true }) {
    @Field(() => Int, {
      nullable: true,
      complexity: COUNTING,
      middleware: [countWhenAsked],
      description:
        '符合条件的总数，准确到 10000；更多的不数，为空。How many rows the list has in all, exactly; null for more than 10 000.',
    })
    totalCount!: number | null;
  }
  return Counted as Type<unknown> as Type<CountedConnection<Node>>;
}

/** Encodes a keyset cursor: the sort key of a row, opaque to clients. */
export const encodeCursor = (key: readonly KeyPart[]): string =>
  Buffer.from(JSON.stringify(key)).toString('base64url');

export type KeyPart = string | number | null;

/** Parts of our cursors: whole numbers, and texts that every database takes. */
const isKeyPart = (part: unknown): part is KeyPart =>
  part === null ||
  Number.isSafeInteger(part) ||
  (typeof part === 'string' && unusableCharacter(part) === undefined);

export function decodeCursor(cursor: string): KeyPart[] {
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(key) && key.every(isKeyPart)) return key;
  } catch {
    // Whatever is wrong with it, the client gets the same error below.
  }
  throw inputError('after', 'CURSOR_INVALID', '游标无效');
}
