import { once } from 'node:events';
import type { Response } from 'express';
import type { Send } from './route';

/** Sends server-sent events until the work ends or the caller is gone; a slow reader slows the work down. */
export async function sendStream(
  response: Response,
  work: (send: Send) => Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  response.status(200).set({
    'Content-Type': 'text/event-stream; charset=utf-8',
    'Cache-Control': 'no-store',
    'X-Accel-Buffering': 'no',
  });
  response.flushHeaders();
  const send: Send = async (text) => {
    if (signal.aborted) return false;
    if (response.write(text)) return true;
    // A reader that left never drains.
    await once(response, 'drain', { signal }).catch(() => undefined);
    return !signal.aborted;
  };
  await work(send);
  response.end();
}
