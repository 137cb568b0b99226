import { Field, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { enumOf } from '#graphql';
import { CATEGORY_CLASSES } from '../../domain/whistle.categories.js';

export const CategoryTableEnum = enumOf<'component' | 'event'>(
  'CategoryTable',
  'GB/T 30428.2 的两张表。The two tables of the standard.',
  { component: '部件：设施。Components.', event: '事件。Events.' },
);

@ObjectType('Category', {
  description:
    'GB/T 30428.2 的大类；其后可再加两位小类，由各地自编。A main class; two more digits are the sub-class in the city’s own numbering.',
})
export class CategoryType {
  @Field(() => String, { description: '两位代码；事件以 1 开头。Two digits.' })
  code!: string;

  @Field(() => String, { description: '名称。Name.' })
  name!: string;

  @Field(() => CategoryTableEnum, { description: '部件或事件。Components or events.' })
  table!: 'component' | 'event';
}

@Resolver()
export class CategoriesResolver {
  @Query(() => [CategoryType], {
    description:
      '吹哨可选的类别（GB/T 30428.2 大类）及名称。The classes that a whistle may have, with their names.',
  })
  categories(): CategoryType[] {
    return CATEGORY_CLASSES.map(({ code, name, of }) => ({
      code,
      name,
      table: of === '部件' ? 'component' : 'event',
    }));
  }
}
