import { type Decision, isRejection, streamFamily } from '#event-sourcing';
import type {
  DirectoryCommand,
  DirectoryContext,
  DirectoryRejection,
  OrganisationChange,
} from './directory.commands.js';
import type { DirectoryEvent } from './directory.events.js';
import { draw } from './directory.boundaries.js';
import { register } from './directory.registering.js';
import { cancel, move, rename, retire } from './directory.reorganising.js';
import { applyToDistrict, type District, evolveDistrict } from './directory.state.js';
import { merge, split } from './directory.succession.js';

type Decided = Decision<DirectoryEvent, DirectoryRejection>;

type Decide<T extends OrganisationChange['type']> = (
  change: Extract<OrganisationChange, { type: T }>,
  district: District,
  context: DirectoryContext,
) => Decided;

const decisions: { readonly [T in OrganisationChange['type']]: Decide<T> } = {
  RegisterOrganisations: register,
  RenameOrganisation: rename,
  RetireOrganisation: retire,
  MoveOrganisation: move,
  MergeOrganisations: merge,
  SplitOrganisation: split,
  DrawBoundary: draw,
  CancelOrganisationChange: cancel,
};

function decideOne(
  change: OrganisationChange,
  district: District,
  context: DirectoryContext,
): Decided {
  const decide = decisions[change.type] as Decide<OrganisationChange['type']>;
  return decide(change, district, context);
}

/** Decides each change on the district as the ones before leave it. */
function decideAll(
  changes: readonly OrganisationChange[],
  district: District,
  context: DirectoryContext,
): Decided {
  const events: DirectoryEvent[] = [];
  const folded = new Map(district);
  for (const change of changes) {
    const decided = decideOne(change, folded, context);
    if (isRejection(decided)) return decided;
    for (const event of decided) applyToDistrict(folded, event);
    events.push(...decided);
  }
  return events;
}

/** The organisations of one district: one stream, changed seldom and read all the time. */
export const directory = streamFamily<
  DirectoryCommand,
  District,
  DirectoryEvent,
  DirectoryRejection,
  DirectoryContext
>({
  prefix: 'directory',
  versions: {
    OrganisationRegistered: 1,
    OrganisationRenamed: 1,
    OrganisationRetired: 1,
    OrganisationMoved: 1,
    OrganisationsMerged: 1,
    OrganisationSplit: 1,
    OrganisationBoundaryDrawn: 1,
    OrganisationChangeCancelled: 1,
  },
  decider: {
    initialState: new Map(),
    decide: (command, district, context) =>
      command.type === 'ChangeDirectory'
        ? decideAll(command.changes, district, context)
        : decideOne(command, district, context),
    evolve: (district, event) => evolveDistrict(district, [event]),
    evolveAll: evolveDistrict,
  },
});
