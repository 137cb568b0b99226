import { Inject, Injectable } from '@nestjs/common';
import { Directory, type Organisations } from '#directory';
import type { RuleBook } from '#rules';
import { categoryClass, CHANNEL_NAMES, INTAKE_CHANNELS, WHISTLE_RULES } from '#whistle';
import type { Group } from './response-time-statistics.js';

/** What people call what a row is about; undefined where it is not about any. */
export type RowNames = Readonly<
  Record<`${'department' | 'street' | 'category' | 'kind' | 'channel'}Name`, string | undefined>
>;

export type NamesOf = (keys: Readonly<Partial<Record<Group, string>>>) => RowNames;

/** The same book has the same kinds. */
const kindNames = new WeakMap<RuleBook, ReadonlyMap<string, string>>();

/** Kinds of all versions of the rules, by id, the latest name of each. */
export function kindNamesIn(book: RuleBook): ReadonlyMap<string, string> {
  const packs = [...book.known(), ...book.dated().map(({ pack }) => pack)];
  const kinds = packs.flatMap((pack) => pack.kinds);
  const names = kindNames.get(book) ?? new Map(kinds.map(({ kind, name }) => [kind, name]));
  kindNames.set(book, names);
  return names;
}

/** An unknown code is its own name. */
export const categoryNameOf = (code: string): string => categoryClass(code)?.name ?? code;

const named = <Id extends string>(id: Id | undefined, nameOf: (id: Id) => string) =>
  id === undefined ? undefined : nameOf(id);

function channelName(channel: string): string {
  const known = INTAKE_CHANNELS.find((one) => one === channel);
  return known ? CHANNEL_NAMES[known] : channel;
}

/** Names for rows of statistics; an id that is known no more is its own name. */
@Injectable()
export class StatisticsNames {
  constructor(
    private readonly directory: Directory,
    @Inject(WHISTLE_RULES) private readonly rules: RuleBook,
  ) {}

  /** 单位 of today. */
  organisations(): Promise<Organisations> {
    return this.directory.current();
  }

  /** Of the kinds of whistle, by id. */
  async kinds(): Promise<ReadonlyMap<string, string>> {
    return kindNamesIn(await this.rules.current());
  }

  /** @param day Asia/Shanghai date whose names organisations have; those of today where absent */
  async on(day: string | undefined): Promise<NamesOf> {
    const today = await this.organisations();
    const organisations = day === undefined ? today : today.asOf(day);
    const kinds = await this.kinds();
    const nameOf = (id: string) => organisations.nameOf(id);
    return ({ department, street, category, kind, channel }) => ({
      departmentName: named(department, nameOf),
      streetName: named(street, nameOf),
      categoryName: named(category, categoryNameOf),
      kindName: named(kind, (id) => kinds.get(id) ?? id),
      channelName: named(channel, channelName),
    });
  }
}
