import { AdminError } from '../admin-error.js';
import { type Mapping, stepOf } from './mapping.js';
import { shownStep, STEP_NEEDS, type StepName } from './step-names.js';

interface Placed {
  readonly step: StepName;
  readonly pointer: string;
}

const stepsOf = ({ steps }: Mapping): Placed[] =>
  steps.flatMap(({ then }, i) =>
    then.map((step, j) => ({ step: stepOf(step).step, pointer: `/steps/${i}/then/${j}` })),
  );

const missing = (pointer: string, why: string): AdminError =>
  new AdminError('MAPPING_STEP_MISSING', `映射文件有误：${pointer}：${why}`);

/** A step that the rules refuse as long as another one has not been taken, which no row ever means. */
function refuseWithout(all: readonly Placed[]): void {
  const known = new Set(all.map(({ step }) => step));
  for (const { step, pointer } of all) {
    const needs = STEP_NEEDS[step];
    if (needs && !needs.some((one) => known.has(one))) {
      const which = needs.map(shownStep).join('或');
      throw missing(pointer, `${shownStep(step)}之前须有 ${which}，而映射中没有这一步`);
    }
  }
}

/** 只报到不解决 has its counterpart: where arrival has a limit, nothing is reported from the desk. */
function refuseReportFromDesk({ kinds }: Mapping, all: readonly Placed[]): void {
  const report = all.find(({ step }) => step === 'report');
  const kind = kinds.findIndex(({ limits }) => limits.arrive !== undefined);
  if (!report || kind < 0 || all.some(({ step }) => step === 'arrive')) return;
  const { name } = kinds[kind]!;
  const why = `种类“${name}”有到场时限（/kinds/${kind}/limits/arrive）`;
  throw missing(
    report.pointer,
    `${why}，${shownStep('report')}之前须有 ${shownStep('arrive')}，而映射中没有这一步`,
  );
}

function refuseExtensionWithoutRule({ kinds }: Mapping, all: readonly Placed[]): void {
  const asked = all.find(({ step }) => step === 'request-extension');
  if (!asked || kinds.some(({ extension, limits }) => extension && limits.resolve)) return;
  const why = `${shownStep('request-extension')}须有一个种类既有 limits/resolve 又有 extension（延期累计上限）`;
  throw missing(asked.pointer, why);
}

/**
 * Refuses a mapping by which some step could never be taken, whatever the rows say.
 * @throws AdminError MAPPING_STEP_MISSING, naming the JSON pointer and the step that is missing
 */
export function refuseUnplayable(mapping: Mapping): void {
  const all = stepsOf(mapping);
  refuseWithout(all);
  refuseReportFromDesk(mapping, all);
  refuseExtensionWithoutRule(mapping, all);
}
