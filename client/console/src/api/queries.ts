/** What many pages read, each under one key. */
import { useMemo } from 'react';
import type { UseQueryResult } from '@tanstack/react-query';
import type { Words } from '../i18n/use-words';
import type { Ledger, Me, MemberPage } from './types';
import { useRead } from './use-api';

/** Who is signed in, and what the ledger's day is. */
export function useMe(enabled = true): UseQueryResult<Me> {
  return useRead(['me'], (api) => api.GET('/v1/me'), { enabled, every: 60_000 });
}

/** The members that can be dealt with, the first page of 200. */
export function useMembers(): UseQueryResult<MemberPage> {
  return useRead(['members'], (api) => api.GET('/v1/members'));
}

/** The state of the ledger. */
export function useLedger(): UseQueryResult<Ledger> {
  return useRead(['ledger'], (api) => api.GET('/v1/ledger'), { every: 10_000 });
}

/** Names of members by number, as far as they are known here. */
export function useNames(): Readonly<Record<number, Words>> {
  const { data } = useMembers();
  return useMemo(
    () => Object.fromEntries((data?.items ?? []).map(({ id, name }) => [id, name])),
    [data],
  );
}
