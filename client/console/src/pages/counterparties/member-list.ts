/** Members as lists show them. */
import { daysBetween } from '../../charts/maturity';
import type { components } from '../../api/schema';
import type { Language } from '../../i18n/language';

export type Member = components['schemas']['Member'];
export type Balance = components['schemas']['Balance'];
export type MemberRole = Member['roles'][number];

export const MEMBER_ROLES = [
  'core',
  'supplier',
  'bank',
  'registrar',
  'supervisor',
] as const satisfies readonly MemberRole[];

/** Days ahead from which the end of due diligence is told. */
export const KYC_SOON_DAYS = 60;

export type KycState = 'none' | 'over' | 'soon' | 'fine';

/** How long the due diligence of a member still holds. @param today ISO day */
export function kycState({ kycDay }: Pick<Member, 'kycDay'>, today: string): KycState {
  if (kycDay === null) return 'none';
  const left = daysBetween(today, kycDay);
  if (left < 0) return 'over';
  return left <= KYC_SOON_DAYS ? 'soon' : 'fine';
}

/** Members of a role whose name in either language, or number, contains a text. */
export function findMembers(
  members: readonly Member[],
  text: string,
  role: MemberRole | undefined,
): readonly Member[] {
  const wanted = text.trim().toLowerCase();
  return members.filter(({ id, name, roles }) => {
    if (role !== undefined && !roles.includes(role)) return false;
    return [name.zh, name.en, String(id)].some((word) => word.toLowerCase().includes(wanted));
  });
}

/** Members by name in a language, those without standing or due diligence first. */
export function byUrgency(members: readonly Member[], today: string, language: Language): Member[] {
  const urgent = (member: Member): number =>
    Number(member.standing === 'active') * 2 + Number(kycState(member, today) === 'fine');
  return [...members].sort(
    (a, b) => urgent(a) - urgent(b) || a.name[language].localeCompare(b.name[language], language),
  );
}

const HELD: readonly Balance['state'][] = ['available', 'held', 'pending', 'matured'];

/** Fen of vouchers that are held here, by the number of their issuer. */
export function heldByIssuer(balances: readonly Balance[]): Map<number, bigint> {
  const sums = new Map<number, bigint>();
  for (const { kind, state, issuer, total } of balances) {
    if (kind !== 'voucher' || !HELD.includes(state)) continue;
    sums.set(issuer.id, (sums.get(issuer.id) ?? 0n) + BigInt(total));
  }
  return sums;
}
