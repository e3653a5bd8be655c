import { msp } from './protos';
import type { SigningKey } from './keys';

/** What an identity may do on the network, as Fabric's node OUs name it. */
export type Role = 'client' | 'peer';

/** Somebody who signs: a client of an organisation, or a bank's endorsing peer. */
export interface Identity {
  readonly mspId: string;
  readonly name: string;
  readonly role: Role;
  readonly certificatePem: string;
  /** Fabric's `SerializedIdentity`: the creator of a transaction. */
  readonly serialized: Uint8Array;
  /** DER ECDSA P-256 over SHA-256 of the message. */
  sign(message: Uint8Array): Uint8Array;
}

/** Binds a certificate to the key that signs for it. */
export function createIdentity(
  mspId: string,
  name: string,
  role: Role,
  certificatePem: string,
  key: SigningKey,
): Identity {
  return {
    mspId,
    name,
    role,
    certificatePem,
    serialized: serializeIdentity(mspId, certificatePem),
    sign: (message) => key.sign(message),
  };
}

/** `msp.SerializedIdentity` with the certificate in PEM. */
export function serializeIdentity(mspId: string, certificatePem: string): Uint8Array {
  const message = new msp.SerializedIdentity();
  message.setMspid(mspId);
  message.setIdBytes(Buffer.from(certificatePem, 'utf8'));
  return message.serializeBinary();
}
