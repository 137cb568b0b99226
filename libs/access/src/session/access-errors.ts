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

/** 403: a machine: an API key whose scope does not have the operation, or one that only a person may call. */
export const keyForbiddenError = (): GraphQLError =>
  new GraphQLError('此接口密钥（令牌）无权进行此操作', {
    extensions: { code: 'FORBIDDEN', http: { status: 403 } },
  });

/** 403: signed in with a password that somebody else chose; it has to be changed first. */
export const passwordInitialError = (): GraphQLError =>
  new GraphQLError('请先修改初始密码，然后重新登录', {
    extensions: { code: 'PASSWORD_CHANGE_REQUIRED', http: { status: 403 } },
  });

/** 429: the client has shown too many wrong keys. */
export const tooManyAttemptsError = (waitSeconds: number): GraphQLError =>
  new GraphQLError(`尝试次数过多，请稍后再试（约 ${waitSeconds} 秒后）`, {
    extensions: { code: 'TOO_MANY_ATTEMPTS', waitSeconds, http: { status: 429 } },
  });
