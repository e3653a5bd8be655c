import { useRef } from 'react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { UseMutationResult, UseQueryResult } from '@tanstack/react-query';
import { useLanguage } from '../i18n/use-words';
import { api } from './client';
import type { Api } from './client';
import { answer } from './problem';

/** The typed client; see {@link useRead} and {@link useWrite} for state and refreshing. */
export function useApi(): Api {
  return api;
}

type Answered<T> = Promise<{ data?: T; error?: unknown; response: Response }>;

/**
 * Reads and keeps fresh: whatever the ledger tells this organisation asks again.
 * @param key names what is read, e.g. `['vouchers', id]`
 * @example useRead(['vouchers', id], (api) => api.GET('/v1/vouchers/{id}', { params: { path: { id } } }))
 */
export function useRead<T>(
  key: readonly unknown[],
  ask: (api: Api) => Answered<T>,
  options: {
    readonly enabled?: boolean;
    /** Asks again after so many milliseconds; false for not at all. */
    readonly every?: number | false | ((data: T | undefined) => number | false);
    /** Whether the words in it depend on the language. */
    readonly worded?: boolean;
  } = {},
): UseQueryResult<T> {
  const language = useLanguage();
  const { enabled = true, every = false, worded = false } = options;
  return useQuery<T>({
    queryKey: worded ? [...key, language] : key,
    queryFn: () => answer(ask(api)),
    enabled,
    refetchInterval: (query) => (typeof every === 'function' ? every(query.state.data) : every),
  });
}

/**
 * Writes once: the same input that got no good answer goes out under the same key of idempotency again, so that it cannot
 * take effect twice.
 * @example useWrite((api, body: DraftBody, header) => api.POST('/v1/operations/drafts', { body, params: { header } }))
 */
export function useWrite<Input, T>(
  send: (api: Api, input: Input, header: { 'Idempotency-Key': string }) => Answered<T>,
  /** Keys of what must be read again afterwards. */
  refresh: readonly (readonly unknown[])[] = [],
): UseMutationResult<T, Error, Input> {
  const queries = useQueryClient();
  const last = useRef<{ readonly input: string; readonly key: string }>(undefined);
  return useMutation<T, Error, Input>({
    mutationFn: (input) => {
      const text = JSON.stringify(input);
      if (last.current?.input !== text) last.current = { input: text, key: crypto.randomUUID() };
      return answer(send(api, input, { 'Idempotency-Key': last.current.key }));
    },
    onSuccess: async () => {
      last.current = undefined;
      await Promise.all(refresh.map((queryKey) => queries.invalidateQueries({ queryKey })));
    },
  });
}
