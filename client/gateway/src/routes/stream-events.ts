import { GatewayError } from '../errors/gateway-errors';
import { route } from '../http/route';
import type { Send } from '../http/route';
import { eventText, eventsAfter, parseEventId } from '../read-model/event-feed';
import type { EventPlace } from '../read-model/event-feed';
import type { Services } from '../services';
import { z } from '../schemas/z';

const PAGE = 100;
const open = new WeakMap<Services, number>();

export const streamEventsRoute = route({
  method: 'get',
  path: '/v1/events',
  operationId: 'streamEvents',
  summary: 'What the ledger says of this organisation’s vouchers, as server-sent events',
  scope: 'events:read',
  headers: {
    'Last-Event-ID': 'Go on after this event; start: from the beginning; from now on without it',
  },
  replies: {
    200: {
      description: 'Events created, sealed, spent and date; a comment every few seconds of silence',
      schema: z.string(),
      mediaType: 'text/event-stream',
    },
  },
  problems: ['streams-full'],
  handler: async (_input, { services, header, signal }) => {
    const { nextBlock } = await services.projector.checkpoint();
    const last = header('last-event-id');
    const after =
      last === undefined ? { block: nextBlock, event: -1, place: -1 } : parseEventId(last);
    const streams = open.get(services) ?? 0;
    if (streams >= services.config.streamsMax) throw new GatewayError('streams-full');
    open.set(services, streams + 1);
    return {
      status: 200,
      stream: async (send) => {
        try {
          await follow(services, after, send, signal);
        } finally {
          open.set(services, (open.get(services) ?? 1) - 1);
        }
      },
    };
  },
});

async function follow(
  services: Services,
  start: EventPlace,
  send: Send,
  signal: AbortSignal,
): Promise<void> {
  let after = start;
  while (!signal.aborted) {
    // Listening begins before reading, so that nothing falls in between.
    const news = nextNews(services, signal);
    const rows = await eventsAfter(services.db, after, PAGE);
    for (const row of rows) {
      if (!(await send(eventText(row)))) break;
      after = row;
    }
    if (rows.length === PAGE) news.cancel();
    else if (!(await news.came)) await send(': still here\n\n');
  }
}

/** Resolves true when new blocks are in, false after the heartbeat's time or when the caller is gone. */
function nextNews(
  { projector, config }: Services,
  signal: AbortSignal,
): { readonly came: Promise<boolean>; readonly cancel: () => void } {
  let cancel: () => void = () => undefined;
  const came = new Promise<boolean>((done) => {
    const finish = (news: boolean): void => {
      clearTimeout(timer);
      stop();
      signal.removeEventListener('abort', gone);
      done(news);
    };
    const gone = (): void => finish(false);
    const timer = setTimeout(() => finish(false), config.heartbeatMs);
    const stop = projector.onAdvance(() => finish(true));
    signal.addEventListener('abort', gone);
    cancel = gone;
  });
  return { came, cancel };
}
