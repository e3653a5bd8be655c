import type { UseMutationResult } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import type { DraftBody, Operation } from './types';
import { useWrite } from './use-api';

/** Drafts an operation and goes to its page, where it is read and signed. */
export function useDraft(): UseMutationResult<Operation, Error, DraftBody> & {
  readonly draft: (body: DraftBody) => void;
} {
  const navigate = useNavigate();
  const write = useWrite(
    (api, body: DraftBody, header) =>
      api.POST('/v1/operations/drafts', { body, params: { header } }),
    [['operations', 'list'], ['tasks']],
  );
  const draft = (body: DraftBody): void =>
    write.mutate(body, { onSuccess: ({ id }) => void navigate(`/operations/${id}`) });
  return { ...write, draft };
}
