import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { FuqiError, findError } from '@fuqi/domain';
import type { Ledger, OperationOutcome, ReceiptState, SubmitOutcome } from '@fuqi/sdk';
import { outcomeFromJson, outcomeToJson, parseObject } from '../relay/outcome-codec';
import type { RelayLedger } from './scripted-ledger';

/** Serves a test's ledger to another process, so that it outlives the relay. */
export function serveLedger(ledger: RelayLedger): Server {
  return createServer((request, response) => {
    const parts: Uint8Array[] = [];
    request.on('data', (part: Uint8Array) => parts.push(part));
    request.on('end', () => {
      const body = Buffer.concat(parts);
      const answer =
        request.url === '/submit'
          ? ledger.submit(body).then(submitToJson)
          : ledger.receipt(body.toString('utf8')).then((found) => JSON.stringify(found));
      answer.then(
        (text) => response.end(text),
        () => response.destroy(),
      );
    });
  });
}

/** The other end. */
export function ledgerAt(url: string): Ledger {
  const ask = async (path: string, body: Uint8Array | string): Promise<string> =>
    (await fetch(url + path, { method: 'POST', body })).text();
  const ledger: RelayLedger = {
    submit: async (batch): Promise<SubmitOutcome> => {
      try {
        return submitFromJson(await ask('/submit', batch));
      } catch (cause) {
        return { state: 'unknown', error: new FuqiError('outcome-unknown', '', { cause }) };
      }
    },
    receipt: async (anchor) => JSON.parse(await ask('/receipt', anchor)) as ReceiptState,
  };
  return ledger as Ledger;
}

function submitToJson(outcome: SubmitOutcome): string {
  if (outcome.state !== 'committed') {
    return JSON.stringify({ state: outcome.state, slug: outcome.error.slug });
  }
  const outcomes = outcome.outcomes.map((one) => outcomeToJson(one));
  return JSON.stringify({ state: outcome.state, outcomes });
}

function submitFromJson(text: string): SubmitOutcome {
  const { state, slug, outcomes } = parseObject(text);
  if (state === 'committed') {
    const read = (outcomes as string[]).map((one): OperationOutcome => outcomeFromJson(one));
    return { state, outcomes: read };
  }
  const entry = findError(slug as string);
  const error = new FuqiError(entry?.slug ?? 'unexpected');
  return { state: state === 'refused' ? 'refused' : 'unknown', error };
}
