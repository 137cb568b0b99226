import type { Right } from './right.js';

/* Rows that several operations share. A role that is not named has no right. */

const DISTRICT = {
  'command-centre': 'district',
  assessment: 'district',
  administrator: 'district',
} as const satisfies Right;

/** What everybody who is signed in may know or do. */
export const EVERYBODY = {
  street: 'any',
  community: 'any',
  department: 'any',
  'command-centre': 'any',
  assessment: 'any',
  administrator: 'any',
} as const satisfies Right;

/** One's own account, of people alone: a screen has no notices. */
export const PERSONALLY = {
  street: 'self',
  community: 'self',
  department: 'self',
  'command-centre': 'self',
  assessment: 'self',
  administrator: 'self',
} as const satisfies Right;

/** One's own account. */
export const ONESELF = { ...PERSONALLY, display: 'self' } as const satisfies Right;

/** 大屏 knows the time and where it hangs. */
export const EVERYBODY_AND_DISPLAY = { ...EVERYBODY, display: 'any' } as const satisfies Right;

/** What concerns one's own organisation, whichever it is. */
export const OWN = {
  street: 'own',
  community: 'own',
  department: 'own',
  'command-centre': 'own',
  assessment: 'own',
  administrator: 'own',
} as const satisfies Right;

/** 哨: one matter, for its parties and the district. */
export const PARTIES = {
  street: 'party',
  community: 'party',
  department: 'party',
  ...DISTRICT,
} as const satisfies Right;

/** 联席会议: for whoever called it, is invited or came, and the streets of its whistles. */
export const MEETING_PARTIES = {
  street: 'meeting',
  community: 'meeting',
  department: 'meeting',
  ...DISTRICT,
} as const satisfies Right;

/** 约谈: for whoever was called to it, and the district; a community does not read its street's. */
export const CALLED = {
  street: 'own',
  community: 'own',
  department: 'own',
  ...DISTRICT,
} as const satisfies Right;

/** Lists of matters: a street and its communities theirs, a department its summonses, the district all. */
export const MATTERS = {
  street: 'street',
  community: 'street',
  department: 'summoned',
  ...DISTRICT,
} as const satisfies Right;

/** 工作清单 of one organisation. */
export const WORK_LISTS = {
  street: 'own',
  community: 'street',
  department: 'own',
  ...DISTRICT,
} as const satisfies Right;

/** Figures of a street, for itself: 吹哨量 is never compared with another street's. */
export const FIGURES_OF_STREETS = {
  street: 'street',
  community: 'street',
  ...DISTRICT,
} as const satisfies Right;

/**
 * 考核: a street compares departments, because it assesses them (绩效考核权), and sees no other street;
 * a department sees itself. A community asks its street.
 */
export const FIGURES = {
  street: 'street',
  department: 'own',
  ...DISTRICT,
} as const satisfies Right;

/** 月报、红黑榜: for streets and the district. */
export const STREET_FIGURES = { street: 'street', ...DISTRICT } as const satisfies Right;

/** 考核时段 without figures in it: for whoever is compared, and the district. */
export const SCORED = {
  street: 'any',
  department: 'any',
  ...DISTRICT,
} as const satisfies Right;

export const WHOLE_DISTRICT: Right = DISTRICT;

/** 大屏: figures of the district, none of a person or a single matter. */
export const ON_DISPLAY = { ...DISTRICT, display: 'district' } as const satisfies Right;

/** The street's side of a whistle: the street, the community that blew, the command centre for them. */
export const STREET_SIDE = {
  street: 'street',
  community: 'blower',
  'command-centre': 'district',
} as const satisfies Right;

/** 吹哨: a community for its street. */
export const BLOWING = {
  street: 'street',
  community: 'street',
  'command-centre': 'district',
} as const satisfies Right;

/** 吹哨之前: whoever may blow; of other streets' matters the basics, see `NearWhistle`. */
export const BEFORE_BLOWING = {
  street: 'any',
  community: 'any',
  'command-centre': 'district',
} as const satisfies Right;

/** 审哨、挂账、延期: whom the rules name, the street or the command centre; never the community. */
export const AUTHORITY = {
  street: 'street',
  'command-centre': 'district',
} as const satisfies Right;

/** 确认发起: leaders of the street by their posts; nobody signs for them. */
export const LEADERS = { street: 'street' } as const satisfies Right;

/** 评哨: nobody rates for a street. */
export const RATING = { street: 'street', community: 'blower' } as const satisfies Right;

/** 居民联系方式: for whoever has an open task in the whistle. Nobody else, and not for ever. */
export const OPEN_TASK = {
  street: 'task',
  community: 'task',
  department: 'task',
  'command-centre': 'task',
} as const satisfies Right;

/** 查看记录 of residents' contact data: for the street that answers for it, and the district. */
export const LOOKS = {
  street: 'street',
  'command-centre': 'district',
  administrator: 'district',
} as const satisfies Right;

/** 审计日志: for officials who look into what happened. */
export const AUDIT = {
  assessment: 'district',
  administrator: 'district',
} as const satisfies Right;

/**
 * 用户名 of who did something: half of what a sign-in takes. Others read the organisation; the name is for
 * its colleagues, and for officials who look into what happened.
 */
export const DOERS = {
  street: 'own',
  community: 'own',
  department: 'own',
  'command-centre': 'own',
  assessment: 'district',
  administrator: 'district',
} as const satisfies Right;

/** 应哨: the department of the summons. */
export const RESPONDING = { department: 'summoned' } as const satisfies Right;

/** 申诉: either side of a summons. */
export const CONTESTING = {
  street: 'street',
  community: 'blower',
  department: 'summoned',
  'command-centre': 'district',
} as const satisfies Right;

/** 撤回申诉: whoever filed it. */
export const FILED = {
  street: 'own',
  community: 'own',
  department: 'own',
  'command-centre': 'own',
} as const satisfies Right;

/** 联席会议: whoever called it, the street or the command centre. */
export const MEETINGS = { street: 'own', 'command-centre': 'district' } as const satisfies Right;

/** 上传佐证: whoever sends commands that refer to evidence. */
export const SENDING_EVIDENCE = {
  street: 'own',
  community: 'own',
  department: 'own',
  'command-centre': 'own',
  assessment: 'own',
} as const satisfies Right;

/** 查看佐证: whoever has sent it, and who may read a matter that refers to it. */
export const SEEING_EVIDENCE = {
  street: ['own', 'party', 'meeting'],
  community: ['own', 'party', 'meeting'],
  department: ['own', 'party', 'meeting'],
  ...DISTRICT,
} as const satisfies Right;

/** 约谈承诺: who was called to the talk. */
export const TALKED_TO = {
  street: 'own',
  community: 'own',
  department: 'own',
} as const satisfies Right;

/** 征求意见: the department that asks about its person, and the streets that it asks. */
export const ASKING = { department: 'own' } as const satisfies Right;
export const ASKED = { street: 'own' } as const satisfies Right;
export const CONSULTED = {
  street: 'own',
  department: 'own',
  assessment: 'district',
} as const satisfies Right;

/** People and rosters: each organisation its own; an assessor only reads. */
export const KEEPING = {
  street: 'own',
  community: 'own',
  department: 'own',
  'command-centre': 'own',
  administrator: 'district',
} as const satisfies Right;

/** 通知设置: of one's organisation, or one's own; an assessor does not answer for the command centre. */
export const NOTICE_SETTINGS = {
  street: 'own',
  community: 'own',
  department: 'own',
  'command-centre': 'own',
  assessment: 'self',
  administrator: 'district',
} as const satisfies Right;

export const CENTRE = { 'command-centre': 'district' } as const satisfies Right;
export const ASSESSMENT = { assessment: 'district' } as const satisfies Right;
export const SIGNALS = {
  assessment: 'district',
  'command-centre': 'district',
} as const satisfies Right;
export const ADMINISTRATOR = { administrator: 'district' } as const satisfies Right;
