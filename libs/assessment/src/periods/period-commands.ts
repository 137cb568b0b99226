import { type Clock, type CommandOutcome, type Delivery, envelopeOf } from '#event-sourcing';
import type { EventStore } from '#event-store';
import { proof } from '#proof';
import { whistle } from '#whistle';
import type { ScorePeriod } from '../domain/score-period.js';
import type { ScoreRuleSelection } from '../score-rule-files.js';
import type {
  ComputedEdition,
  MakePeriodPreliminary,
  PeriodCommand,
  PeriodContext,
  PeriodRejection,
  RestatePeriod,
} from './assessment-period.commands.js';
import type { AssessmentPeriodEvent } from './assessment-period.events.js';
import { assessmentPeriod, cutOffOf, isCarriedOut } from './assessment-period.js';
import type { AssessmentPeriod, Preliminary } from './assessment-period.state.js';
import { computeEdition } from './editions.js';
import { countEvents } from './told-by.js';

export type PeriodOutcome = CommandOutcome<
  AssessmentPeriod,
  AssessmentPeriodEvent,
  PeriodRejection
>;

/** A command on a period, and by whom and how it was sent. */
export interface PeriodTask {
  readonly period: ScorePeriod;
  readonly command: PeriodCommand;
  readonly delivery: Delivery;
  /** Most whistle events that are read for it; any number where absent. */
  readonly most?: number | undefined;
}

/** Where the commands on periods get what they decide on. */
export interface PeriodSources {
  readonly log: EventStore;
  readonly clock: Clock;
  readonly selection?: ScoreRuleSelection | undefined;
}

/** Carries out commands on periods: collects what they decide on, most of it from the log, then decides. */
export class PeriodCommands {
  constructor(private readonly sources: PeriodSources) {}

  /** @throws LogTooLongError */
  async handle(task: PeriodTask): Promise<PeriodOutcome> {
    const { period, command, delivery } = task;
    const { log, clock } = this.sources;
    const now = delivery.at ?? clock.now();
    const state = await assessmentPeriod.load(log, period.id);
    const tried: PeriodContext = { now, acting: delivery.actor, period };
    const found = isCarriedOut(command, state, tried) ? await this.#facts(task, state, now) : {};
    return assessmentPeriod.handle(log, {
      id: period.id,
      command,
      context: { ...tried, ...found },
      envelope: envelopeOf(command, delivery),
    });
  }

  async #facts(
    { command, period, most }: PeriodTask,
    state: AssessmentPeriod,
    now: string,
  ): Promise<Pick<PeriodContext, 'computed' | 'unknownWhistles'>> {
    const { preliminary: fixed = { cutOff: '', events: 0 } } = state;
    const asked = { state, period, now, most };
    switch (command.type) {
      case 'WithdrawPreliminaryPeriod':
        return {};
      case 'MakePeriodPreliminary':
        return { computed: await this.#compute(await this.#fixed(command, now, most), asked) };
      case 'PublishPeriod':
        return { computed: await this.#compute(fixed, asked) };
      case 'RestatePeriod': {
        const unknownWhistles = await this.#unknownOf(command);
        if (unknownWhistles.length > 0) return { unknownWhistles };
        const whistles = command.whistles.map((id) => whistle.streamOf(id));
        return { computed: await this.#compute(fixed, { ...asked, whistles }) };
      }
    }
  }

  async #fixed(command: MakePeriodPreliminary, now: string, most?: number): Promise<Fixed> {
    const events = await countEvents(this.sources.log, command.cutOff, most);
    return { cutOff: cutOffOf(command, now), events };
  }

  async #unknownOf({ whistles }: RestatePeriod): Promise<string[]> {
    const unknown: string[] = [];
    for (const id of whistles)
      if ((await whistle.read(this.sources.log, id)).length === 0) unknown.push(id);
    return unknown;
  }

  async #compute(
    { cutOff, events }: Fixed,
    { state, period, now, most, whistles = [] }: Computing,
  ): Promise<ComputedEdition> {
    const { log, selection } = this.sources;
    const before = state.editions.at(-1)?.known.later?.whistles ?? [];
    const later = { events, whistles: [...new Set([...before, ...whistles])], most };
    const computed = await computeEdition(log, { period, cutOff, at: now, selection }, later);
    const { last } = await proof.load(log);
    if (!last) return computed;
    const { number, digest, at } = last;
    return { ...computed, checkpoint: { number, digest, at } };
  }
}

/** The facts of a preliminary period. */
type Fixed = Pick<Preliminary, 'cutOff' | 'events'>;

interface Computing {
  readonly state: AssessmentPeriod;
  readonly period: ScorePeriod;
  readonly now: string;
  readonly most: number | undefined;
  /** Streams of whistles that this command takes up. */
  readonly whistles?: readonly string[];
}
