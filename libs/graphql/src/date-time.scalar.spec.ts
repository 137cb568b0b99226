import { Kind } from 'graphql';
import { GraphQLDateTime } from './date-time.scalar.js';

const refused = expect.objectContaining({
  message: '输入有误：DateTime：时间须为存在的、带时区的 ISO 8601 时间，年份为四位',
}) as unknown;

describe('given a time in an operation', () => {
  it('when it exists, then it is UTC inside and shown in Asia/Shanghai', () => {
    const inside = GraphQLDateTime.parseValue('2026-11-23T14:00:00+08:00');
    expect(inside).toBe('2026-11-23T06:00:00.000Z');
    expect(GraphQLDateTime.serialize(inside)).toBe('2026-11-23T14:00:00.000+08:00');
  });

  it.each([
    ...['2027-02-30T09:00:00+08:00', '2026-11-31T00:00:00Z', '2026-11-23T25:00:00Z'],
    ...['9999-12-31T23:59:59Z', '9999-12-31T23:59:59-12:00', '2026-11-23', 'a\u0000'],
  ])('when it is %j, then it is refused', (value) => {
    expect(() => GraphQLDateTime.parseValue(value)).toThrow(refused as Error);
    expect(() => GraphQLDateTime.parseLiteral({ kind: Kind.STRING, value })).toThrow(
      refused as Error,
    );
  });

  it('when it is no text, then it is refused', () => {
    expect(() => GraphQLDateTime.parseValue(1_795_000_000_000)).toThrow(refused as Error);
    expect(() => GraphQLDateTime.parseLiteral({ kind: Kind.INT, value: '1' })).toThrow(
      refused as Error,
    );
  });
});
