import { type EventToAppend, eventId, newId } from '#event-sourcing';

const actor = { account: 'bench', organisation: 'dept-1', role: 'department' };

/** Events as the whistle's commands write them: a raise with two summonses, then one at a time. */
export function sampleEvents(count: number): EventToAppend[] {
  const commandId = newId();
  const metadata = {
    commandId,
    command: 'RaiseWhistle',
    digest: '0123456789abcdef',
    correlationId: commandId,
    actor,
  };
  return Array.from({ length: count }, (_, index) => ({
    id: eventId(commandId, index),
    type: index === 0 ? 'WhistleRaised' : 'DepartmentSummoned',
    version: 1,
    metadata,
    data: index === 0 ? raised : summoned(index),
  }));
}

const raised = {
  at: '2026-11-20T02:00:00.000Z',
  kind: 'routine',
  level: 'street',
  title: '新河路与建设街路口污水外溢',
  description: '雨后路口污水井反涌，影响两个小区居民出行，社区已设围挡，需要排水与市政到场处置。',
  place: {
    address: '新河路 18 号门前',
    regionCode: '990101001001',
    longitude: 116.3,
    latitude: 39.9,
  },
  category: '01',
  channel: 'grid-patrol',
  street: 'street-1',
  raisedBy: 'community-1',
  rule: { pack: 'default', version: '1' },
};

const summoned = (summons: number) => ({
  at: '2026-11-20T02:00:00.000Z',
  summons,
  department: `dept-${summons}`,
  role: summons === 1 ? 'lead' : 'assist',
  cause: 'raised',
  rule: { pack: 'default', version: '1' },
  clocks: {
    acknowledge: {
      limit: { value: 1, unit: '小时' },
      dueAt: '2026-11-20T03:00:00.000Z',
      provisional: false,
    },
    arrive: {
      limit: { value: 1, unit: '工作日' },
      dueAt: '2026-11-23T09:30:00.000Z',
      provisional: false,
    },
  },
});
