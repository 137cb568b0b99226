import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#event-sourcing';
import type { EndingCommand } from '../session/account-sessions.commands.js';
import { type IssuedSession, SessionDoor } from '../session/session-door.js';
import { SessionLog, type SessionRefusal } from '../session/session-log.js';
import type { Session } from '../session/tokens.js';

/** 结束登录: sessions of an account; answers how many were open. The caller checks who may do so. */
export class EndSessions extends Command<number | SessionRefusal> {
  constructor(
    readonly username: string,
    readonly ending: EndingCommand,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(EndSessions)
export class EndSessionsHandler implements ICommandHandler<EndSessions> {
  constructor(private readonly log: SessionLog) {}

  execute({ username, ending, actor }: EndSessions): Promise<number | SessionRefusal> {
    return this.log.end(username, ending, actor);
  }
}

/** 续期: exchanges a live token for the next one. */
export class RenewToken extends Command<IssuedSession | SessionRefusal> {
  constructor(readonly session: Session) {
    super();
  }
}

@CommandHandler(RenewToken)
export class RenewTokenHandler implements ICommandHandler<RenewToken> {
  constructor(private readonly door: SessionDoor) {}

  execute({ session }: RenewToken): Promise<IssuedSession | SessionRefusal> {
    return this.door.renewByToken(session);
  }
}
