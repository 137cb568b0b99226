import { queryOptions } from '@tanstack/react-query';

import { ask } from '../api/client';
import { Whistle } from '../api/generated';
import { afterPosition } from '../api/written';

/** One whistle with all that the reader may see of it; null where there is none. */
export const whistleOf = (id: string) =>
  queryOptions({
    queryKey: ['whistle', id],
    queryFn: async () => (await ask(Whistle, { id, afterPosition: afterPosition() })).whistle,
  });
