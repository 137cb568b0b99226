import { newId } from '#event-sourcing';
import { whistleIdOf } from '#whistle';

import { DISTRICT } from './district.js';

/** One step of a whistle's life over HTTP: who sends what. */
export interface Step {
  readonly as: 'street' | 'dept-1';
  readonly mutation: string;
  readonly body: string;
}

/** The id of a whistle follows from the id of the command that raises it. */
export { whistleIdOf };

const document = (mutation: string): string => {
  const name = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}`;
  return `mutation ${name}($input: ${name}Input!) { ${mutation}(input: $input) {
    __typename ... on WhistleAccepted { revision position } ... on Rejection { code message } } }`;
};

const query = Object.fromEntries(
  [
    'raiseWhistle',
    'acknowledgeSummons',
    'arriveOnSite',
    'reportResolution',
    'confirmResolution',
    'rateDepartment',
  ].map((mutation) => [mutation, document(mutation)]),
);

const step = (as: Step['as'], mutation: string, input: object): Step => ({
  as,
  mutation,
  body: JSON.stringify({ query: query[mutation], variables: { input } }),
});

export const raising = (commandId: string): Step =>
  step('street', 'raiseWhistle', {
    commandId,
    kind: 'routine',
    level: 'STREET',
    title: '新河路与建设街路口污水外溢',
    description: '雨后路口污水井反涌，影响两个小区居民出行，社区已设围挡，需要排水与市政到场处置。',
    place: {
      address: '新河路 18 号门前',
      regionCode: '990101001001',
      longitude: 116.3,
      latitude: 39.9,
    },
    category: '01',
    channel: 'GRID_PATROL',
    street: DISTRICT.street,
    lead: 'dept-1',
    assisting: [],
    informed: [],
  });

/** A piece of evidence that the department has sent before. */
interface Sent {
  readonly reference: string;
}

/** Raise, acknowledge, arrive, report, resolve, rate. */
export function lifecycle(commandId: string, evidence: readonly Sent[] = []): Step[] {
  const on = () => ({ whistleId: whistleIdOf(commandId), summons: 1, commandId: newId() });
  const scores = { satisfaction: 4, responseSpeed: 5, cooperation: 4, implementation: 4 };
  return [
    raising(commandId),
    step('dept-1', 'acknowledgeSummons', { ...on(), person: '王工' }),
    step('dept-1', 'arriveOnSite', { ...on(), person: '王工', evidence }),
    step('dept-1', 'reportResolution', { ...on(), summary: '已疏通并冲洗路面', evidence }),
    step('street', 'confirmResolution', on()),
    step('street', 'rateDepartment', { ...on(), ...scores }),
  ];
}
