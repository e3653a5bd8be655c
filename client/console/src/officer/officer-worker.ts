/**
 * The officer's device: a worker that opens the sealed key, reads what the legs of an operation really do, and signs exactly
 * that. The key never leaves it, and it sends nothing anywhere.
 */
import { FuqiError } from '@fuqi/domain';
import { fieldToHex } from '@fuqi/protocol';
import {
  OfficerKey,
  memberNumber,
  openSecret,
  parseSealedSecret,
  parseValues,
  pureScrypt,
  reviewRequest,
  signRequest,
} from '@fuqi/sdk/officer';
import type { SigningRequest } from '@fuqi/sdk/officer';
import type { Answers, Ask, Question, Reply } from './messages';

let key: OfficerKey | undefined;

async function answer(ask: Ask): Promise<Answers[keyof Answers]> {
  switch (ask.kind) {
    case 'open': {
      const sealed = parseSealedSecret(ask.sealed);
      key = new OfficerKey(await openSecret(pureScrypt, sealed, ask.passphrase));
      return undefined;
    }
    case 'review': {
      const { member, names } = ask;
      const request = parseValues(ask.request) as SigningRequest;
      const review = reviewRequest(request, member, (id) => names[id] ?? memberNumber(id));
      return {
        sentences: review.sentences.map(({ zh, en }) => ({ zh, en })),
        legalText: review.legalText,
        digests: review.digests.map(({ leg, digest }) => ({ leg, digest: fieldToHex(digest) })),
      };
    }
    case 'sign': {
      if (key === undefined) throw new FuqiError('keystore-locked', 'officer');
      const { member, slot } = ask;
      const request = parseValues(ask.request) as SigningRequest;
      const signed = await signRequest(request, { member, slot, signer: key }, () => true);
      return signed.map(({ leg, r8, s }) => ({
        leg,
        r8: { x: fieldToHex(r8.x), y: fieldToHex(r8.y) },
        s: fieldToHex(s),
      }));
    }
  }
}

addEventListener('message', ({ data }: MessageEvent<Question>) => {
  const { id, ...ask } = data;
  answer(ask).then(
    (value) => postMessage({ id, ok: true, value } satisfies Reply),
    (error: unknown) =>
      postMessage({
        id,
        ok: false,
        code: error instanceof FuqiError ? error.code : undefined,
      } satisfies Reply),
  );
});
