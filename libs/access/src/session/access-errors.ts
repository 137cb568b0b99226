import { GraphQLError } from 'graphql';

/** 401: nobody is signed in, or no longer. */
export const unauthenticated = (): GraphQLError =>
  new GraphQLError('请先登录，或登录已过期', {
    extensions: { code: 'UNAUTHENTICATED', http: { status: 401 } },
  });

/** 403: signed in, in a role that may not do this. */
export const forbidden = (): GraphQLError =>
  new GraphQLError('您的角色无权进行此操作', {
    extensions: { code: 'FORBIDDEN', http: { status: 403 } },
  });
