/**
 * Asks for a uniqueness tag where an officer's key is: the banks count and answer signed requests only, and a gateway holds no
 * officer's key. `POST` of `{"fields": hex}` with the credential answers `{"tag": 64 hex digits}`.
 */
import { FuqiError, findError } from '@fuqi/domain';
import { fieldFromHex, toHex } from '@fuqi/protocol';
import { z } from '../schemas/z';

const TIMEOUT_MS = 20_000;

const answerSchema = z.union([
  z.object({ tag: z.string().regex(/^[0-9a-f]{64}$/) }),
  z.object({ slug: z.string() }),
]);

/** @returns see `GatewayMember.tagOf`; it throws FuqiError: what the other side refuses, else `oprf-share-invalid` */
export function uniquenessAt(
  url: string,
  credential: string,
): (fields: Uint8Array) => Promise<bigint> {
  return async (fields) => {
    let answer: z.output<typeof answerSchema>;
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: { authorization: `Bearer ${credential}`, 'content-type': 'application/json' },
        body: JSON.stringify({ fields: toHex(fields) }),
        redirect: 'error',
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      answer = answerSchema.parse(await response.json());
    } catch (cause) {
      throw new FuqiError('oprf-share-invalid', '', { cause });
    }
    if ('tag' in answer) return fieldFromHex(answer.tag);
    throw new FuqiError(findError(answer.slug)?.slug ?? 'oprf-share-invalid');
  };
}
