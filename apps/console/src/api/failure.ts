import { t } from '../app/text';

/** Why one field of what was sent was not accepted. */
export interface Violation {
  /** Path from the argument, for example `input.place.address`. */
  readonly field: string;
  readonly message: string;
}

/** What the service answered instead of data, or that it did not answer. */
export class Failure extends Error {
  constructor(
    /** Stable code of the service; UNREACHABLE where it did not answer. */
    readonly code: string,
    /** For people, in Chinese. */
    message: string,
    readonly violations: readonly Violation[] = [],
  ) {
    super(message);
  }

  /** Whether the same request may succeed later, without anybody changing it. */
  get isPassing(): boolean {
    return PASSING.includes(this.code);
  }
}

const PASSING = ['UNREACHABLE', 'STORE_UNAVAILABLE', 'SERVICE_OVERLOADED', 'TOO_MANY_OPERATIONS'];

export const unreachable = (): Failure =>
  new Failure('UNREACHABLE', t('暂时连不上服务，请检查网络后重试'));

/** Any error as people are told of it: of wrong input the reasons, without the names of fields. */
export function messageOf(error: unknown): string {
  if (!(error instanceof Failure)) return t('页面出错，请刷新后重试');
  const reasons = error.violations.map(({ message }) => message);
  return reasons.length > 0 ? reasons.join(t('；')) : error.message;
}
