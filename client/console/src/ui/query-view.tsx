import type { ReactNode } from 'react';
import type { UseQueryResult } from '@tanstack/react-query';
import { Loading, ProblemView } from './states';

/** Shows what was read, or the state of reading it. Data that is there stays while it is read again. */
export function QueryView<T>({
  query,
  children,
  rows = 4,
}: {
  readonly query: UseQueryResult<T>;
  readonly children: (data: T) => ReactNode;
  /** Lines of the skeleton. */
  readonly rows?: number;
}) {
  if (query.data !== undefined) return <>{children(query.data)}</>;
  if (query.isError) {
    return <ProblemView error={query.error} onRetry={() => void query.refetch()} />;
  }
  return <Loading rows={rows} />;
}
