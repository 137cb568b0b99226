import { ACCESS_SETTINGS } from './settings.access.js';
import { DOOR_SETTINGS } from './settings.doors.js';
import { EVIDENCE_SETTINGS } from './settings.evidence.js';
import { KEY_SETTINGS } from './settings.keys.js';
import { LIMIT_SETTINGS } from './settings.limits.js';
import { NOTICE_SETTINGS } from './settings.notices.js';
import { STORE_SETTINGS, WATCHING_SETTINGS, WORK_SETTINGS } from './settings.process.js';
import { PROOF_SETTINGS } from './settings.proof.js';
import { SIGN_ON_SETTINGS } from './settings.sign-on.js';

/** One variable of the environment, as `schema/settings.md` prints it. */
export interface Setting {
  /** Default; absent if there is none or if it depends on other settings. */
  readonly fallback?: string | number | boolean;
  /** Text of the default in the printed table, if it is not a single value. */
  readonly byDefault?: string;
  /** Unit of a number, or form of a text. */
  readonly unit?: string;
  /** Least and greatest value of a whole number. */
  readonly range?: readonly [number, number];
  readonly meaning: string;
  /** The meaning in Chinese. */
  readonly chinese: string;
}

/** All variables that a process reads, by title of the printed table. */
export const SETTING_TABLES = {
  'Stores 存储': STORE_SETTINGS,
  'Evidence 佐证': EVIDENCE_SETTINGS,
  'Personal data 个人信息': KEY_SETTINGS,
  'Proof 存证': PROOF_SETTINGS,
  'Addresses and access 地址与登录': ACCESS_SETTINGS,
  'Single sign-on 单点登录': SIGN_ON_SETTINGS,
  'Doors 对外开放': DOOR_SETTINGS,
  'What a process does 进程的分工': WORK_SETTINGS,
  'Notices 通知': NOTICE_SETTINGS,
  'Limits 限额': LIMIT_SETTINGS,
  'Watching 监控': WATCHING_SETTINGS,
} as const;

/** The same by name; readers take defaults and ranges from here, so that each is written once. */
export const SETTINGS = {
  ...STORE_SETTINGS,
  ...EVIDENCE_SETTINGS,
  ...KEY_SETTINGS,
  ...PROOF_SETTINGS,
  ...ACCESS_SETTINGS,
  ...SIGN_ON_SETTINGS,
  ...DOOR_SETTINGS,
  ...WORK_SETTINGS,
  ...NOTICE_SETTINGS,
  ...LIMIT_SETTINGS,
  ...WATCHING_SETTINGS,
};

type Declared<Form> = {
  [Name in keyof typeof SETTINGS]: (typeof SETTINGS)[Name] extends Form ? Name : never;
}[keyof typeof SETTINGS];

/** Whole numbers that have a default. */
export type NumberSetting = Declared<{ readonly range: object; readonly fallback: number }>;
/** Whole numbers without one. */
export type OptionalNumberSetting = Exclude<Declared<{ readonly range: object }>, NumberSetting>;
export type TextSetting = Declared<{ readonly fallback: string }>;
export type FlagSetting = Declared<{ readonly fallback: boolean }>;
