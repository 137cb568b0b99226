import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Delivery } from '#event-sourcing';
import { type AccountOutcome, Accounts } from '../accounts.js';
import { type OfferedSecret, type SecondFactorRefusal, SecondFactors } from '../second-factors.js';
import { SignIn } from '../sign-in.js';

/** What somebody shows for an account before they are signed in. */
interface Shown {
  readonly username: string;
  readonly password: string;
  readonly code?: string;
  /** Client address: guessing is limited as at sign-in. */
  readonly address: string;
}

/** 绑定验证器: makes a secret. An account that has a second factor shows a code of it. */
export class OfferSecondFactor extends Command<OfferedSecret | SecondFactorRefusal> {
  constructor(readonly shown: Shown) {
    super();
  }
}

@CommandHandler(OfferSecondFactor)
export class OfferSecondFactorHandler implements ICommandHandler<OfferSecondFactor> {
  constructor(
    private readonly door: SignIn,
    private readonly factors: SecondFactors,
  ) {}

  async execute({ shown }: OfferSecondFactor): Promise<OfferedSecret | SecondFactorRefusal> {
    const { username, password, code, address } = shown;
    const owner = await this.door.authenticate(username, password, address);
    if ('rejected' in owner) return owner;
    return (await this.factors.prove(owner, code)) ?? this.factors.offer(owner);
  }
}

/** 确认绑定: the first code. Answers with the recovery codes. */
export class ConfirmSecondFactor extends Command<readonly string[] | SecondFactorRefusal> {
  constructor(readonly shown: Shown & { readonly code: string }) {
    super();
  }
}

@CommandHandler(ConfirmSecondFactor)
export class ConfirmSecondFactorHandler implements ICommandHandler<ConfirmSecondFactor> {
  constructor(
    private readonly door: SignIn,
    private readonly factors: SecondFactors,
  ) {}

  async execute({ shown }: ConfirmSecondFactor): Promise<readonly string[] | SecondFactorRefusal> {
    const { username, password, code, address } = shown;
    const owner = await this.door.authenticate(username, password, address);
    return 'rejected' in owner ? owner : this.factors.confirm(owner, code);
  }
}

/** 重置验证器, for whoever has lost it; all sessions of the account end. */
export class ResetSecondFactor extends Command<AccountOutcome> {
  constructor(
    readonly username: string,
    readonly delivery: Delivery,
  ) {
    super();
  }
}

@CommandHandler(ResetSecondFactor)
export class ResetSecondFactorHandler implements ICommandHandler<ResetSecondFactor> {
  constructor(private readonly accounts: Accounts) {}

  execute({ username, delivery }: ResetSecondFactor): Promise<AccountOutcome> {
    return this.accounts.resetSecondFactor(username, delivery);
  }
}
