import { useQuery } from '@tanstack/react-query';

import { ask } from '../api/client';
import { MeetingChoices, OpenOfDistrict, OpenOfStreet } from '../api/generated';

interface Choice {
  readonly value: string;
  readonly label: string;
}

/** Organisations that take part, by name. */
export const useOrganisations = (): readonly Choice[] =>
  useQuery({
    queryKey: ['meeting-choices'],
    refetchOnWindowFocus: false,
    queryFn: async () =>
      (await ask(MeetingChoices, {})).organisations
        .filter(({ active }) => active)
        .map(({ id, name }) => ({ value: id, label: name })),
  }).data ?? [];

const openOf = async (street: string | undefined, text: string | null) =>
  street === undefined
    ? (await ask(OpenOfDistrict, { text })).openWhistles
    : (await ask(OpenOfStreet, { street, text })).streetWorkList;

/**
 * Whistles that are open, by title.
 * @param street its alone; of the whole district where absent
 */
export const useOpenWhistles = (street: string | undefined, text: string): readonly Choice[] =>
  useQuery({
    queryKey: ['list', 'open-whistles', street, text],
    placeholderData: (before) => before,
    queryFn: async () =>
      (await openOf(street, text || null)).edges.map(
        ({ node: { whistleId, title, streetName } }) => ({
          value: whistleId,
          label: street === undefined ? `${streetName} · ${title}` : title,
        }),
      ),
  }).data ?? [];
