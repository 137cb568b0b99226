import type { ArgumentMetadata } from '@nestjs/common';
import { IsIn } from 'class-validator';
import { inputError } from './input-error.js';
import { InputValidationPipe } from './input-validation.pipe.js';
import { SetOf } from './list-input.js';
import { Visible } from './text-input.js';

class Reported {
  @Visible({ message: '标题不得为空白' })
  title!: string;

  @SetOf(['a', 'b'], '种类')
  kinds: string[] = [];

  @IsIn(['street'])
  level = 'street';
}

const pipe = new InputValidationPipe();
const sent = (value: unknown, metadata: Partial<ArgumentMetadata> = {}) =>
  pipe.transform(value, { type: 'body', data: 'input', ...metadata });

describe('given the arguments of an operation', () => {
  it.each<[string, unknown, string | undefined, string]>([
    ['a text in an input', { person: '王\u0000' }, 'input', 'input.person'],
    ['a plain text', 'a\u0000', 'username', 'username'],
    ['a text in a list', { persons: ['王', '\u202e李'] }, 'input', 'input.persons.1'],
    ['a text among all arguments', { filter: { text: '\ud83d' } }, undefined, 'filter.text'],
  ])('when %s cannot be used, then the error names its place', async (_, value, data, field) => {
    await expect(sent(value, { data })).rejects.toMatchObject({
      extensions: { code: 'INVALID_INPUT', field, violations: [{ code: 'TEXT_UNUSABLE' }] },
    });
  });

  it('when it is told, then character and reason are', async () => {
    const told = inputError('input.person', 'TEXT_UNUSABLE', '含有无法使用的字符 U+0000');
    expect(told.message).toBe('输入有误：input.person：含有无法使用的字符 U+0000');
    await expect(sent({ person: '王\u0000' })).rejects.toThrow(told.message);
  });

  it('when it is nothing that came from outside, then it is left alone', async () => {
    const actor = { account: 'a\u0000' };
    expect(await sent(actor, { type: 'custom' })).toBe(actor);
  });

  it.each<[string, object, string]>([
    ['nothing of a text can be seen', { title: ' \u200b\u200d' }, 'VISIBLE'],
    ['a set is longer than its values', { title: '题', kinds: ['a', 'b', 'a'] }, 'ARRAY_MAX_SIZE'],
    ['a set has one twice', { title: '题', kinds: ['a', 'a'] }, 'ARRAY_UNIQUE'],
    ['a set has a stranger', { title: '题', kinds: ['c'] }, 'IS_IN'],
  ])('when %s, then it is refused', async (_, value, code) => {
    await expect(sent(value, { metatype: Reported })).rejects.toMatchObject({
      extensions: { violations: expect.arrayContaining([expect.objectContaining({ code })]) },
    });
  });
});
