import { type CommandLog, shareRuns } from '#event-sourcing';
import { type RuleBook, ruleBook } from './rule-book.js';
import { ownRules, refuseMixture, type RuleSelection, shippedRules } from './rule-files.js';
import { RuleFileError } from './rule-checks.js';
import { ruleActivation } from './rule-activation.js';
import { ActivatedRules } from './rule-log.js';
import type { WhistleRulePack } from './rule-pack.js';

/**
 * The rules of a district: its files and what its log has put in force, as last read.
 * {@link RuleBook.current} reads what is new in the log first, so that a version activated by one
 * process applies to the next command of every other.
 * @throws RuleFileError naming the file, the JSON pointer and the reason
 */
export async function openLiveRules(
  log: CommandLog,
  { pack, rulesDir, ...options }: RuleSelection,
): Promise<RuleBook> {
  const files = [...shippedRules(), ...ownRules(rulesDir)];
  const selected = files.filter((file) => file.pack === pack);
  if (selected.length > 0) refuseMixture(selected);
  const activated = new ActivatedRules<WhistleRulePack>(log, ruleActivation);
  const make = () => {
    const known = [...files, ...activated.contents];
    return ruleBook(activated.over(selected), known, options);
  };
  await activated.advance();
  refuseUnlessKnown(selected, activated, { pack, rulesDir });
  return liveBook(make, () => activated.advance());
}

function refuseUnlessKnown(
  selected: readonly WhistleRulePack[],
  activated: ActivatedRules<WhistleRulePack>,
  { pack, rulesDir = '' }: { readonly pack: string; readonly rulesDir: string | undefined },
): void {
  if (selected.length > 0 || activated.contents.length > 0) return;
  throw new RuleFileError('RULE_FILES_MISSING', rulesDir, '', `没有规则包“${pack}”`);
}

/** A book that is replaced when the log has something new; whoever holds it sees the newest one. */
function liveBook(make: () => RuleBook, advance: () => Promise<boolean>): RuleBook {
  let book = make();
  const catchUp = shareRuns(async () => {
    if (await advance()) book = make();
  });
  return {
    kindsAt: (instant) => book.kindsAt(instant),
    kindAt: (kind, startedAt, since) => book.kindAt(kind, startedAt, since),
    policyOf: (kind, rule) => book.policyOf(kind, rule),
    calendarOf: (rule, instant) => book.calendarOf(rule, instant),
    kindName: (kind) => book.kindName(kind),
    start: (limit, rule, startedAt) => book.start(limit, rule, startedAt),
    postpone: (clock, rule, from, to) => book.postpone(clock, rule, from, to),
    extend: (clock, rule, extension, moves) => book.extend(clock, rule, extension, moves),
    rebase: (clock, rule, startedAt, moves) => book.rebase(clock, rule, startedAt, moves),
    dated: () => book.dated(),
    known: () => book.known(),
    current: () => catchUp().then(() => book),
  };
}
