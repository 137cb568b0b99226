import { Inject, Injectable, Optional } from '@nestjs/common';
import { mayCall, Standings } from '#access';
import { Directory } from '#directory';
import { type Actor, CLOCK, type Clock } from '#event-sourcing';
import { APPEAL_WINDOW, type AppealWindows } from '../../appeal-window.port.js';
import type { ActionsAsked } from '../../domain/whistle.actions.js';
import { actingAs } from '../../signatories.js';
import { WHISTLE_RULES, type WhistleRuleBook } from '../../whistle-rules.port.js';

/** What decisions on any whistle ask for beside its state. */
export type Around = Pick<ActionsAsked, 'context' | 'organisations'>;

/** Gathers what decisions need from outside, as for a command that somebody sends now. */
@Injectable()
export class Deciding {
  @Optional() @Inject(Standings) private readonly signatories?: Standings;

  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(WHISTLE_RULES) private readonly rules: WhistleRuleBook,
    private readonly directory: Directory,
    @Optional() @Inject(APPEAL_WINDOW) private readonly appealWindows?: AppealWindows,
  ) {}

  async around(actor: Actor): Promise<Around> {
    const [rules, directory, appealWindow, acting] = await Promise.all([
      this.rules.current(),
      this.directory.current(),
      mayCall('fileAppeal', actor.role) ? this.appealWindows?.current() : undefined,
      this.signatories ? actingAs(actor, this.signatories) : actor,
    ]);
    const context = { now: this.clock.now(), acting, rules, directory, appealWindow };
    return { context, organisations: directory.active().map(({ id }) => id) };
  }
}
