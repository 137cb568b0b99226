import { applyDecorators } from '@nestjs/common';
import { Field } from '@nestjs/graphql';
import { ValidateBy } from 'class-validator';
import { inputError } from '#graphql';
import { isRosterMonth } from './domain/roster.state.js';

const RULE = '月份须为 YYYY-MM，在 0001-02 与 9999-11 之间';

/** @throws GraphQLError naming the field */
export function refuseUnlessRosterMonth(month: string): void {
  if (!isRosterMonth(month)) throw inputError('month', 'MONTH_INVALID', RULE);
}

const isInput = (month: unknown): boolean => typeof month === 'string' && isRosterMonth(month);

/** The month of a roster, in an input. */
export const RosterMonth = (): PropertyDecorator =>
  applyDecorators(
    Field(() => String, { description: '月份 YYYY-MM（北京时间）。Month, Asia/Shanghai.' }),
    ValidateBy({
      name: 'rosterMonth',
      validator: { validate: isInput, defaultMessage: () => RULE },
    }),
  );
