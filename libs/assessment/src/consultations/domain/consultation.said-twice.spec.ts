import { isRejection } from '#event-sourcing';
import type { ConsultationCommand } from './consultation.commands.js';
import { consultation } from './consultation.js';
import * as scene from './testing/consultation-scene.js';

const { agreed, ask, asked, at, bureau, contextOf, eventsOf, guangming, spoken } = scene;

/** Every command with all that it can say, after the steps where it is accepted. */
const CASES: {
  readonly [T in ConsultationCommand['type']]: readonly [
    readonly scene.Step[],
    Extract<ConsultationCommand, { type: T }>,
  ];
} = {
  AskOpinions: [[], ask({ silenceConsentsBy: '某区委办〔2026〕3 号' })],
  GiveOpinion: [agreed, scene.object],
  AnswerOpinions: [spoken, scene.answer],
  WithdrawConsultation: [[asked], scene.withdrawal],
};

/** Other content for every field, and the text by which it is recognised. */
const OTHERS: Readonly<Record<string, readonly [unknown, string]>> = {
  agency: ['paichusuo', 'paichusuo'],
  change: ['removal', 'removal'],
  post: ['副所长', '副所长'],
  candidate: ['赵强', '赵强'],
  streets: [['guangming'], '["guangming"]'],
  answerBy: [at('20 18:00'), at('20 18:00')],
  silenceConsentsBy: ['另一文号', '另一文号'],
  opinion: ['agree-with-conditions', 'agree-with-conditions'],
  reason: ['另一理由', '另一理由'],
  signatory: [{ name: '另一人', post: '主任' }, '另一人'],
  followed: [true, '"followed":true'],
};

const cases = Object.values(CASES) as readonly (readonly [
  readonly scene.Step[],
  ConsultationCommand,
])[];
const variants = cases.flatMap(([steps, command]) =>
  Object.keys(command)
    .filter((field) => field !== 'type')
    .map((field) => [`${command.type}.${field}`, steps, command, field] as const),
);
const contextFor = ({ type }: ConsultationCommand) =>
  contextOf(type === 'GiveOpinion' ? guangming : bureau, '14 09:00');
const decide = (steps: readonly scene.Step[], command: ConsultationCommand) =>
  consultation.decide(
    command,
    eventsOf(...steps).reduce(consultation.evolve, consultation.initialState),
    contextFor(command),
  );

describe('given any command on a consultation that was accepted', () => {
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
      const again = { ...command, [field]: other } as ConsultationCommand;
      const second = decide([...steps, [command, contextFor(command)]], again);
      if (isRejection(second)) return;
      expect(JSON.stringify(second)).toContain(text);
    },
  );
});
