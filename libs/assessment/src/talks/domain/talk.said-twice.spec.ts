import { isRejection } from '#event-sourcing';
import type { TalkCommand } from './talk.commands.js';
import { talk } from './talk.js';
import * as scene from './testing/talk-scene.js';

const { anju, at, called, contextOf, eventsOf, held, office, reported, whole } = scene;

/** Every command with all that it can say, after the steps where it is accepted. */
const CASES: {
  readonly [T in TalkCommand['type']]: readonly [
    readonly scene.Step[],
    Extract<TalkCommand, { type: T }>,
  ];
} = {
  CallTalk: [[], scene.call()],
  HoldTalk: [[called], scene.hold],
  ReportTalkPromise: [held, scene.report],
  ConfirmTalkPromise: [reported, scene.confirm],
  BreakTalkPromise: [held, { ...scene.breach, promise: 1 }],
  CloseTalk: [whole.slice(0, -1), scene.close],
  CancelTalk: [[called], scene.cancel],
};

/** Other content for every field, and the text by which it is recognised. */
const OTHERS: Readonly<Record<string, readonly [unknown, string]>> = {
  organisation: ['chengguan', 'chengguan'],
  ground: [{ kind: 'red-card', period: '2026-Q3' }, 'red-card'],
  holdBy: [at('17 18:00'), at('17 18:00')],
  heldAt: [at('14 09:00'), at('14 09:00')],
  attended: [[{ name: '钱经理', post: '副总' }], '钱经理'],
  record: ['另一记录', '另一记录'],
  promises: [[{ content: '另一承诺', measure: '清零', dueAt: at('25 18:00') }], '另一承诺'],
  promise: [2, '"promise":2'],
  summary: ['另一情况', '另一情况'],
  evidence: [[{ reference: 'talks/2.jpg', mediaType: 'image/jpeg' }], 'talks/2.jpg'],
  reason: ['另一理由', '另一理由'],
  conclusion: ['另一结论', '另一结论'],
};

const cases = Object.values(CASES) as readonly (readonly [readonly scene.Step[], TalkCommand])[];
const variants = cases.flatMap(([steps, command]) =>
  Object.keys(command)
    .filter((field) => field !== 'type')
    .map((field) => [`${command.type}.${field}`, steps, command, field] as const),
);
const contextFor = ({ type }: TalkCommand, time: string) =>
  contextOf(type === 'ReportTalkPromise' ? anju : office, time);
const timeOf = ({ type }: TalkCommand) => (type === 'CallTalk' ? '10 09:00' : '21 09:00');
const decide = (steps: readonly scene.Step[], command: TalkCommand) =>
  talk.decide(
    command,
    eventsOf(...steps).reduce(talk.evolve, talk.initialState),
    contextFor(command, timeOf(command)),
  );

describe('given any command on a talk that was accepted', () => {
  it.each(cases.map((one) => [one[1].type, ...one] as const))(
    'when %s is sent for the first time, then it is recorded',
    (_, steps, command) => {
      expect(decide(steps, command)).toHaveLength(1);
    },
  );

  it.each(variants)(
    'when it is sent again with another %s, then that is refused or it is on record',
    (_, steps, command, field) => {
      const [other, text] = OTHERS[field]!;
      const again = { ...command, [field]: other } as TalkCommand;
      const first: scene.Step = [command, contextFor(command, timeOf(command))];
      const second = decide([...steps, first], again);
      if (isRejection(second)) return;
      expect(JSON.stringify(second)).toContain(text);
    },
  );
});
