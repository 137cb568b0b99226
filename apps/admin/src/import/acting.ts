import type { Actor } from '#event-sourcing';
import { COMMAND_CENTRE_ROLE, type Whistle, type WhistleCommand } from '#whistle';
import { blowerOf, type CaseRow } from './blow.js';
import { importAccount } from './identity.js';

const DEPARTMENTS_OWN: ReadonlySet<WhistleCommand['type']> = new Set([
  ...(['AcknowledgeSummons', 'ContactStreet', 'ArriveOnSite', 'RecordProgress'] as const),
  ...(['ReportResolution', 'DeclineSummons', 'RequestExtension'] as const),
]);
const CENTRES_OWN: ReadonlySet<WhistleCommand['type']> = new Set([
  ...(['UpholdDecline', 'OverruleDecline', 'GrantExtension', 'RefuseExtension'] as const),
]);

/** Of who blew, old tables keep the level alone; and the district's is the command centre's. */
function isCentres(command: WhistleCommand): boolean {
  if (command.type === 'RaiseWhistle') return command.level === 'district';
  if (command.type === 'SuperviseSummons') return command.step !== 'reminder';
  return CENTRES_OWN.has(command.type);
}

/** Whoever must have given the command, as history does not say it. */
export function actorOf(command: WhistleCommand, state: Whistle, of: CaseRow): Actor {
  const account = importAccount(of.plan.source);
  if (DEPARTMENTS_OWN.has(command.type)) {
    const no = 'summons' in command ? command.summons : 0;
    const department = state.summonses.find((s) => s.no === no)?.department;
    const organisation = department ?? of.plan.called.actual(of.row.unit);
    return { account, organisation, role: 'department' };
  }
  const organisation = state.raisedBy || blowerOf(of);
  return { account, organisation, role: isCentres(command) ? COMMAND_CENTRE_ROLE : 'street' };
}
