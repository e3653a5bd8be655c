import { bankMajority, type NetworkDescription } from '@fuqi/topology';
import type { ChannelConfig } from '../channel-config';
import { finding, type Finding } from './finding';
import { isSignaturePolicy, satisfiedBy } from './signature-policy';

/** A policy in force and how many banks it must ask for. */
interface Asked {
  readonly name: string;
  readonly policy: unknown;
  readonly banks: number;
}

/**
 * Policies that fewer banks than agreed can satisfy, that others can satisfy without banks, or that enough banks cannot.
 * @param endorsement the committed chaincode's own rule, where it has one
 */
export function checkPolicies(
  description: NetworkDescription,
  config: ChannelConfig,
  endorsement: unknown,
): readonly Finding[] {
  const policies = config.channel_group.groups.Application?.policies ?? {};
  const of = (name: string) => policies[name]?.policy?.value;
  const { endorsers, name } = description.chaincode;
  const most = bankMajority(description);
  const asked: readonly Asked[] = [
    { name: 'Endorsement', policy: of('Endorsement'), banks: endorsers },
    { name: 'LifecycleEndorsement', policy: of('LifecycleEndorsement'), banks: most },
    { name: 'Admins', policy: of('Admins'), banks: most },
    { name: `chaincode ${name}`, policy: endorsement, banks: endorsers },
  ];
  return asked.flatMap((each) => gaps(description, each));
}

function gaps(description: NetworkDescription, { name, policy, banks }: Asked): Finding[] {
  if (!isSignaturePolicy(policy)) {
    return [
      finding('policy-gap', 'error', name, {
        en: `names no banks of its own, wanted are ${banks}: whoever joins the channel counts too`,
        zh: `没有指明由哪些银行签署(应为 ${banks} 家):新加入的机构也会被计入`,
      }),
    ];
  }
  const ids = description.banks.map(({ mspId }) => mspId);
  const others = [description.operator, ...description.orderers].map(({ mspId }) => mspId);
  const groups = subsets(ids);
  const tooFew = groups.filter((group) => group.length < banks);
  const enough = groups.filter((group) => group.length === banks);
  const found: Finding[] = [];
  const loose = tooFew.find((group) => satisfiedBy(policy, new Set([...group, ...others])));
  if (loose !== undefined) {
    const who = [...loose, 'others'].join(' + ');
    found.push(
      finding('policy-gap', 'error', name, {
        en: `${who} satisfy it without ${banks} banks`,
        zh: `${loose.join('、') || '非银行机构'} 无需 ${banks} 家银行即可满足该策略`,
      }),
    );
  }
  const shut = enough.find((group) => !satisfiedBy(policy, new Set(group)));
  if (shut !== undefined) {
    found.push(
      finding('policy-gap', 'error', name, {
        en: `${shut.join(' + ')} cannot satisfy it though they are ${banks} banks`,
        zh: `${shut.join('、')} 已有 ${banks} 家银行,却不能满足该策略`,
      }),
    );
  }
  return found;
}

/** Every choice of some of them, the empty one included. */
function subsets(ids: readonly string[]): readonly (readonly string[])[] {
  return ids.reduce<string[][]>((all, id) => [...all, ...all.map((each) => [...each, id])], [[]]);
}
