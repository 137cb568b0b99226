import { DISTRICT } from '../support/district.js';
import { type Client, clientOf } from '../support/graphql-client.js';
import { raising } from '../support/lifecycle.js';
import type { Tokens } from './http-load.js';

const LIST = `query ($street: ID!) { streetWorkList(street: $street, first: 20) {
  edges { node { whistleId title kind status stage dueAt } } } }`;

const DETAIL = `query ($id: ID!) { whistle(id: $id) { id title status stage place { address }
  summonses { summons departmentName overdue nextDueAt clocks { name dueAt verdict } }
  timeline { revision type at text } } }`;

interface List {
  readonly streetWorkList: { readonly edges: readonly { readonly node: { whistleId: string } }[] };
}

/** What people at a street's desk send all day, one request each. */
export class Steps {
  readonly #street: Client;

  constructor({ url, tokens }: { readonly url: string; readonly tokens: Tokens }) {
    this.#street = clientOf(url, tokens.street);
  }

  /** Ids of the list's first page. */
  async list(): Promise<readonly string[]> {
    const { streetWorkList } = await this.#street.ask<List>(LIST, { street: DISTRICT.street });
    return streetWorkList.edges.map(({ node }) => node.whistleId);
  }

  async detail(id: string): Promise<void> {
    await this.#street.ask(DETAIL, { id });
  }

  async raise(commandId: string): Promise<void> {
    const { query, variables } = JSON.parse(raising(commandId).body) as {
      query: string;
      variables: object;
    };
    const answer = await this.#street.ask<Record<string, { __typename: string }>>(query, variables);
    if (answer['raiseWhistle']?.__typename !== 'WhistleAccepted')
      throw new Error(`the raise was refused: ${JSON.stringify(answer)}`);
  }
}
