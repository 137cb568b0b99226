import { shortened } from '#event-sourcing';
import { GraphQLError } from 'graphql';

/** How organisations are called: the directory, or its part that names. */
export interface Names {
  /** The name that people know, or the id itself where there is no such organisation. */
  nameOf(organisation: string): string;
}

const LONGEST_NAME = 100;

/** 403: it belongs to another organisation, which is named (its id may be whatever a client sent). */
export const notYours = (organisation: string, names: Names): GraphQLError =>
  new GraphQLError(
    `该内容属于${shortened(names.nameOf(organisation), LONGEST_NAME)}，您的单位不能查看`,
    { extensions: { code: 'NOT_YOUR_ORGANISATION', organisation, http: { status: 403 } } },
  );
