/** What the ledger tells this organisation, as it happens: pages ask again for what may have changed. */
import { useEffect } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { readSession } from '../session/session';

const PAUSE_MS = 3_000;
/** Several events of one block are one refreshing. */
const GATHER_MS = 250;
const FRESH_BY_ITSELF = new Set(['members']);

/** Follows the gateway's events while somebody is signed in. */
export function useLiveEvents(): void {
  const queries = useQueryClient();
  useEffect(() => {
    const stop = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const refresh = (): void => {
      timer ??= setTimeout(() => {
        timer = undefined;
        void queries.invalidateQueries({
          predicate: ({ queryKey }) => !FRESH_BY_ITSELF.has(String(queryKey[0])),
        });
      }, GATHER_MS);
    };
    void follow(refresh, stop.signal);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [queries]);
}

async function follow(onEvent: () => void, signal: AbortSignal): Promise<void> {
  let last: string | undefined;
  while (!signal.aborted) {
    try {
      for await (const id of events(last, signal)) {
        last = id ?? last;
        onEvent();
      }
    } catch {
      // A stream that breaks is taken up again after the last event that came.
    }
    await pause(signal);
  }
}

/** Ids of events as they come; ends with the stream. */
async function* events(
  last: string | undefined,
  signal: AbortSignal,
): AsyncGenerator<string | undefined> {
  const headers: Record<string, string> = {
    Accept: 'text/event-stream',
    Authorization: `Bearer ${readSession()?.apiKey ?? ''}`,
    ...(last === undefined ? {} : { 'Last-Event-ID': last }),
  };
  const { ok, body } = await fetch('/v1/events', { headers, signal });
  if (!ok || body === null) return;
  let rest = '';
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    const parts = (rest + value).split('\n\n');
    rest = parts.pop() ?? '';
    for (const part of parts) {
      if (part.startsWith(':')) continue;
      yield /^id: ?(.*)$/m.exec(part)?.[1];
    }
  }
}

function pause(signal: AbortSignal): Promise<void> {
  return new Promise((done) => {
    const timer = setTimeout(done, PAUSE_MS);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      done();
    });
  });
}
