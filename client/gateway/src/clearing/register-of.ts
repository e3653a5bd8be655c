import type { Register } from '@fuqi/sdk';
import { GatewayError } from '../errors/gateway-errors';
import type { GatewayMember } from '../member/gateway-member';

/** The register, as new as the ledger. @throws GatewayError `clearing-desk-missing` where none is kept; FuqiError `ledger-unavailable` */
export async function registerOf({
  register,
  ledger,
}: Pick<GatewayMember, 'register' | 'ledger'>): Promise<Register> {
  if (register === undefined) throw new GatewayError('clearing-desk-missing');
  await register.sync(ledger);
  return register;
}
