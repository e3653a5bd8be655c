import { FuqiError } from '@fuqi/domain';
import type { LedgerContext } from '../fabric/ledger-context';
import { readChannel } from '../state/channel-repository';
import { outcomesJson } from '../submit/outcome';
import { submitBatch } from '../submit/submit-batch';
import { FuqiContract } from './fuqi-contract';

/** Everything that moves value or changes a member: batches of operations with their proofs. */
export class OperationsContract extends FuqiContract {
  constructor() {
    super('operations');
  }

  /**
   * Carries out a batch. Its one argument is the batch's raw bytes (PROTOCOL §6), taken from the stub as they came: Fabric's
   * own argument is a text, which bytes do not survive, and base64 would make the transaction a third larger.
   *
   * @returns `{"outcomes":[…]}`, one for each operation in order, see `Outcome`
   * @throws FuqiError for a batch that is refused as a whole
   */
  submit(ctx: LedgerContext): Promise<string> {
    return this.transact(ctx, async ({ overlay, proofs, actor, channelName }) => {
      const [, batch, ...rest] = ctx.stub.getBufferArgs();
      if (batch === undefined || rest.length > 0) throw new FuqiError('malformed', 'one argument');
      const channel = await readChannel(overlay);
      const network = { channel: channelName, contract: channel.contract };
      const outcomes = await submitBatch({ overlay, proofs, actor, channel, network }, batch);
      const digests = outcomes.flatMap((outcome) =>
        outcome.ok && !outcome.duplicate ? [outcome.digest] : [],
      );
      return {
        result: outcomesJson(outcomes),
        event: { name: 'fuqi.operations', payload: { digests } },
      };
    });
  }
}
