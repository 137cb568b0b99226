import { Inject, Injectable } from '@nestjs/common';
import { Directory, type Organisations } from '#directory';
import { categoryClass } from '../domain/whistle.categories.js';
import { WHISTLE_RULES, type WhistleRuleBook } from '../whistle-rules.port.js';

/** What people call what a row is about. An id or code that nothing is known of is its own name. */
export interface Names {
  readonly organisations: Organisations;
  nameOf(organisation: string): string;
  /** Of a kind of whistle, whichever version of the rules had it last. */
  kindName(kind: string): string;
  /** Of the main class of a GB/T 30428 code. */
  categoryName(code: string): string;
}

/** What rows are about, with its names beside it. */
export const namedMatter = <Row extends NamedBy>(
  { kind, category, street }: Row,
  { nameOf, kindName, categoryName }: Omit<Names, 'organisations'>,
) => ({
  kindName: kindName(kind),
  categoryName: categoryName(category),
  streetName: nameOf(street),
});

interface NamedBy {
  readonly kind: string;
  readonly category: string;
  readonly street: string;
}

/** The names of today. */
@Injectable()
export class Naming {
  constructor(
    private readonly directory: Directory,
    @Inject(WHISTLE_RULES) private readonly rules: WhistleRuleBook,
  ) {}

  async current(): Promise<Names> {
    const [organisations, rules] = await Promise.all([
      this.directory.current(),
      this.rules.current(),
    ]);
    return {
      organisations,
      nameOf: (organisation) => organisations.nameOf(organisation),
      kindName: (kind) => rules.kindName(kind),
      categoryName: (code) => categoryClass(code)?.name ?? code,
    };
  }
}
