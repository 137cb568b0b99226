/** The smallest GraphQL client: what any HTTP client sends. */
export interface GraphQLAnswer<Data> {
  readonly status: number;
  readonly data?: Data;
  readonly errors?: readonly {
    readonly message: string;
    readonly extensions: Readonly<Record<string, unknown>>;
  }[];
}

export interface Client {
  send<Data = Record<string, never>>(
    query: string,
    variables?: object,
  ): Promise<GraphQLAnswer<Data>>;
  /** The data of an answer without errors. */
  ask<Data>(query: string, variables?: object): Promise<Data>;
}

export function clientOf(url: string, token?: string): Client {
  const send = async <Data>(query: string, variables: object = {}) => {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify({ query, variables }),
    });
    const body = (await response.json()) as Omit<GraphQLAnswer<Data>, 'status'>;
    return { ...body, status: response.status };
  };
  const ask = async <Data>(query: string, variables?: object): Promise<Data> => {
    const { data, errors } = await send<Data>(query, variables);
    if (errors || !data) throw new Error(JSON.stringify(errors));
    return data;
  };
  return { send, ask };
}

const SIGN_IN = `mutation ($username: String!, $password: String!) {
  signIn(username: $username, password: $password) {
    __typename
    ... on SignedIn { token }
    ... on SignInRefused { code message }
  }
}`;

/** The token of one of the accounts. */
export async function tokenOf(url: string, username: string, password: string): Promise<string> {
  type Answer = { signIn: { __typename: string; token?: string; message?: string } };
  const { signIn } = await clientOf(url).ask<Answer>(SIGN_IN, { username, password });
  if (signIn.token === undefined) throw new Error(`${username}: ${signIn.message}`);
  return signIn.token;
}

/** A client signed in as one of the accounts. */
export const signedIn = async (url: string, username: string, password: string): Promise<Client> =>
  clientOf(url, await tokenOf(url, username, password));
