import type { UseInfiniteQueryResult } from '@tanstack/react-query';
import { Button } from 'antd';
import { states } from '../i18n/states';
import { useWords } from '../i18n/use-words';

/** Reads the next page of a list, when there is one. */
export function LoadMore({ query }: { readonly query: UseInfiniteQueryResult }) {
  const say = useWords(states);
  if (!query.hasNextPage) return null;
  return (
    <div>
      <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
        {say('load_more')}
      </Button>
    </div>
  );
}
