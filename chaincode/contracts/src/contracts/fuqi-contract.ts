import { FuqiError } from '@fuqi/domain';
import { actorOf } from '../authz/actor';
import type { Actor } from '../authz/actor';
import { canonicalBytes, canonicalJson } from '../encoding/canonical-json';
import type { Json } from '../encoding/canonical-json';
import { Contract } from '../fabric/contract-api';
import type { LedgerContext } from '../fabric/ledger-context';
import { beijingDayOf } from '../fabric/tx-clock';
import { Overlay } from '../overlay/overlay';
import { proofService } from '../proof-service';
import type { ProofService } from '../proof-service';

/** A transaction function's surroundings. */
export interface Transaction {
  readonly overlay: Overlay;
  readonly proofs: ProofService;
  readonly actor: Actor;
  readonly channelName: string;
  /** Day in Beijing at the transaction's timestamp. */
  readonly clockDay: number;
}

/** What a transaction function answers, and what it announces if it wrote anything. Both are public: digests only. */
export interface Answer {
  readonly result: Json;
  readonly event?: { readonly name: string; readonly payload: Json };
}

/**
 * What all contracts share: WebAssembly is up before the first transaction, state is reached through one overlay that is
 * written once at the end, and every error leaves with a code of the table in front.
 */
export abstract class FuqiContract extends Contract {
  override async beforeTransaction(): Promise<void> {
    await proofService();
  }

  /** Errors that are not of the table would carry whatever their text carries into a block; only their class leaves. */
  override aroundTransaction(
    ...args: Parameters<Contract['aroundTransaction']>
  ): ReturnType<Contract['aroundTransaction']> {
    return super.aroundTransaction(...args).catch((cause: unknown) => {
      if (cause instanceof FuqiError) throw cause;
      throw new FuqiError('unexpected', cause instanceof Error ? cause.name : '', { cause });
    });
  }

  override unknownTransaction(): Promise<void> {
    return Promise.reject(new FuqiError('method-unknown'));
  }

  /** Runs a function that may write. Nothing is written when it throws; the event is set only if something was. */
  protected async transact(
    ctx: LedgerContext,
    work: (tx: Transaction) => Promise<Answer>,
  ): Promise<string> {
    const overlay = new Overlay(ctx.stub);
    const { result, event } = await work({
      overlay,
      proofs: await proofService(),
      actor: actorOf(ctx.clientIdentity),
      channelName: ctx.stub.getChannelID(),
      clockDay: beijingDayOf(ctx.stub.getTxTimestamp()),
    });
    const written = await overlay.flush();
    if (written > 0 && event !== undefined) {
      ctx.stub.setEvent(event.name, canonicalBytes(event.payload));
    }
    return canonicalJson(result);
  }
}
