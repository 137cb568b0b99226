import { NotFoundRejection, NotYoursRejection, RefusalMapper, WrongStateRejection } from '#graphql';

/** Why contact data is not shown. Stable: clients act on them. */
export type ContactRejection =
  | 'WHISTLE_NOT_FOUND'
  | 'CONTACT_ABSENT'
  | 'CONTACT_ERASED'
  | 'CONTACT_NOT_YOURS'
  | 'NOTHING_TO_ERASE';

/** What each refusal is to a client, and what people read. */
export const contactRefusals = new RefusalMapper<ContactRejection>({
  WHISTLE_NOT_FOUND: [NotFoundRejection, '没有这个哨'],
  CONTACT_ABSENT: [NotFoundRejection, '该哨没有居民联系方式'],
  CONTACT_ERASED: [WrongStateRejection, '居民联系方式已删除'],
  CONTACT_NOT_YOURS: [
    NotYoursRejection,
    '联系方式只给正在办理该哨的单位；您的单位没有未办结的事项',
  ],
  NOTHING_TO_ERASE: [NotFoundRejection, '没有可删除的个人信息'],
});
