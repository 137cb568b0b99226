import { Field, ObjectType } from '@nestjs/graphql';
import type { Evidence } from '../../domain/whistle.events.js';
import { isReference } from '../../evidence.port.js';

@ObjectType('Evidence', { description: '佐证。A photo or document.' })
export class EvidenceType {
  @Field(() => String, {
    description:
      '所传文件的 SHA-256，由 GET /evidence/… 查看；外部存放的为其存放处。SHA-256 of the file as it was sent, or where else it is kept.',
  })
  reference!: string;

  @Field(() => String, { description: '媒体类型。Media type.' })
  mediaType!: string;

  @Field(() => Boolean, {
    description:
      '外部存放：未由本系统保存，不能从 /evidence 查看。Kept elsewhere: it cannot be had from /evidence.',
  })
  keptElsewhere!: boolean;
}

/** Evidence as readers are shown it, in every room. */
export const shownEvidence = (evidence: readonly Evidence[]): EvidenceType[] =>
  evidence.map(({ reference, mediaType }) => ({
    reference,
    mediaType,
    keptElsewhere: !isReference(reference),
  }));
