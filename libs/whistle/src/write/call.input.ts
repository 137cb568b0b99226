import { InputType } from '@nestjs/graphql';
import type { Call } from '../domain/whistle.events.js';
import { OnWhistleInput, Organisation, Organisations } from './whistle.input.js';

/** Whom a whistle calls that has been raised before. */
@InputType({ isAbstract: true })
export abstract class CallInput extends OnWhistleInput {
  @Organisation('主办部门。The department that leads.')
  lead!: string;

  @Organisations('协办部门，至多 20 个。Departments that assist.', 20)
  assisting!: string[];

  @Organisations('知会单位，至多 20 个。Organisations to be informed.', 20)
  informed!: string[];
}

/** Plain values, as events keep them. */
export const callOf = ({ lead, assisting, informed }: CallInput): Call => ({
  lead,
  assisting,
  informed,
});
