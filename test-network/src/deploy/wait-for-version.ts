import type { BankOrganisation } from '@fuqi/topology';
import { textOf } from '@fuqi/fabric';
import { openPort } from '../connect/open-port';
import { NetworkError } from '../errors';
import type { Network } from '../network';
import { waitUntil } from '../wait-until';

/** Who asks: an identity without any duty. */
const ASKER = 'relay';

/** What a bank's own peer and service say they run. */
export interface AnsweredVersion {
  readonly code: string | null;
  readonly version: string;
}

/** Asks a bank's own peer, and no other one, for its code. @throws GatewayError, FuqiError `ledger-unavailable` */
export async function answeredVersion(
  network: Network,
  mspId: string,
  readyWithin?: number,
): Promise<AnsweredVersion> {
  const options = { evaluators: [mspId], ...(readyWithin !== undefined && { readyWithin }) };
  const { port, close } = await openPort(network, mspId, ASKER, options);
  try {
    const answer = await port.evaluate('query:version', []);
    return JSON.parse(Buffer.from(answer).toString()) as AnsweredVersion;
  } finally {
    close();
  }
}

/**
 * Waits until each bank answers with this code, and until each bank's gateway finds enough banks to endorse.
 * @throws NetworkError `CHAINCODE_DIFFERS` where one runs other code, `TIMED_OUT` with what it said last
 */
export async function waitForVersion(
  network: Network,
  banks: readonly BankOrganisation[],
  code: string,
): Promise<void> {
  await Promise.all(
    banks.map(async ({ mspId }) => {
      let last = '';
      const asked = waitUntil(`an answer of ${mspId}`, async () => {
        try {
          const answered = await answeredVersion(network, mspId);
          if (answered.code !== code) throw differs(mspId, answered.code, code);
          await endorses(network, mspId);
          return true;
        } catch (error) {
          if (error instanceof NetworkError) throw error;
          last = textOf(error);
          return false;
        }
      });
      await asked.catch((error: unknown) => {
        if (!(error instanceof NetworkError) || error.code !== 'TIMED_OUT') throw error;
        throw new NetworkError('TIMED_OUT', `${error.message}: ${last}`, { cause: error });
      });
    }),
  );
}

/** Has a proposal endorsed by as many banks as the policy wants, and submits nothing. */
async function endorses(network: Network, mspId: string): Promise<void> {
  const { port, close } = await openPort(network, mspId, ASKER);
  try {
    await port.endorse('query:version', []);
  } finally {
    close();
  }
}

function differs(mspId: string, answered: string | null, code: string): NetworkError {
  const said = `${mspId} answers with code ${answered ?? 'unknown'}, approved was ${code}`;
  return new NetworkError('CHAINCODE_DIFFERS', said);
}
