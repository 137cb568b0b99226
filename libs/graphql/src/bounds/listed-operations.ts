import { createHash } from 'node:crypto';

import { GraphQLError } from 'graphql';

/** What is offered beside the answers to operations. */
export interface Offered {
  /** Whether the schema may be introspected, and errors may suggest names of it. */
  readonly explorer: boolean;
  /** Documents of listed operations by SHA-256, in hexadecimal. */
  readonly operations: ReadonlyMap<string, string>;
  /** Whether operations that are not listed are answered. */
  readonly freeQueries: boolean;
}

/** As where people develop against the API. */
export const EVERYTHING: Offered = { explorer: true, operations: new Map(), freeQueries: true };

/** Code of operations that are not among the listed ones. */
const NOT_LISTED = 'OPERATION_NOT_LISTED';

const notListedError = (): GraphQLError =>
  new GraphQLError('本服务只答登记的查询，此查询不在其中', {
    extensions: { code: NOT_LISTED, http: { status: 400 } },
  });

/** What a client sends instead of a document, as Apollo's automatic persisted queries have it. */
interface Persisted {
  readonly persistedQuery?: { readonly version?: unknown; readonly sha256Hash?: unknown };
}

/** A cache that Apollo asks for documents. */
export interface ReadOnlyCache {
  get(key: string): Promise<string | undefined>;
  set(): Promise<void>;
  delete(): Promise<boolean>;
}

/** The operations that clients may name by their digest, and whether they may send others. */
export class ListedOperations {
  constructor(private readonly offered: Pick<Offered, 'operations' | 'freeQueries'>) {}

  /** The listed document that a request names; undefined if it names none, or one that is unknown. */
  named(extensions: Readonly<Record<string, unknown>> | null | undefined): string | undefined {
    const { version, sha256Hash } = (extensions as Persisted | undefined)?.persistedQuery ?? {};
    if (version !== 1 || typeof sha256Hash !== 'string') return undefined;
    return this.offered.operations.get(sha256Hash);
  }

  /** The refusal of a text that is not listed, where only listed ones are answered. */
  refusalOf(text: string): GraphQLError | undefined {
    return this.offered.freeQueries || this.isListed(text) ? undefined : notListedError();
  }

  /** The list as Apollo reads it. Clients cannot add to it; undefined where there is none. */
  get cache(): ReadOnlyCache | undefined {
    const { operations } = this.offered;
    if (operations.size === 0) return undefined;
    return {
      // Apollo puts a name of its own before the digest.
      get: async (key) => operations.get(key.slice(key.lastIndexOf(':') + 1)),
      set: async () => undefined,
      delete: async () => false,
    };
  }

  private isListed(text: string): boolean {
    return this.offered.operations.has(createHash('sha256').update(text).digest('hex'));
  }
}
