import { GraphQLError } from 'graphql';

/** 401: not signed in, or the session has ended. */
export const unauthenticatedError = (): GraphQLError =>
  new GraphQLError('请先登录，或登录已过期', {
    extensions: { code: 'UNAUTHENTICATED', http: { status: 401 } },
  });

/** 403: signed in, but the role may not do this. */
export const forbiddenError = (): GraphQLError =>
  new GraphQLError('您的角色无权进行此操作', {
    extensions: { code: 'FORBIDDEN', http: { status: 403 } },
  });
