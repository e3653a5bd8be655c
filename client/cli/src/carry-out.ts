/** From a draft to a settled operation, with the person's consent in between. */
import { readFileSync } from 'node:fs';
import { EXIT } from '@fuqi/domain';
import { fieldToHex } from '@fuqi/protocol';
import {
  OfficerKey,
  nodeScrypt,
  openSecret,
  parseSealedSecret,
  parseValues,
  signRequest,
} from '@fuqi/sdk';
import type { LegSignature, Review, SigningRequest } from '@fuqi/sdk';
import { CliError } from './cli-error';
import type { Context } from './context';
import { readMe } from './me';
import type { Operation } from './operation';
import { isSettled, showOperation } from './operation';

/** How far a person wants to go. */
export interface ActFlags {
  readonly dryRun?: boolean;
  readonly yes?: boolean;
  /** Seconds to wait for proof and ledger. */
  readonly wait?: number;
}

/** Drafts, shows what will happen, asks, signs as far as this person may, and sends when enough have signed. */
export async function carryOut(context: Context, body: unknown, flags: ActFlags): Promise<void> {
  const drafted = await context.api.post<Operation>('/v1/operations/drafts', body);
  tellText(context, drafted);
  if (flags.dryRun === true) {
    context.tell({
      zh: '试运行：未签名、未提交；草稿保留在网关，签名前不发生任何事。',
      en: 'Dry run: nothing signed, nothing sent; the draft stays at the gateway and does nothing until it is signed.',
    });
    showOperation(context, drafted);
    return;
  }
  await requireConsent(context, flags);
  await signAndSend(context, drafted, flags);
}

/** Signs an operation that waits, after showing what the legs really do. */
export async function signAndSend(
  context: Context,
  operation: Operation,
  flags: ActFlags,
): Promise<void> {
  const { profile, api } = context;
  let current = operation;
  if (profile.officerKey !== undefined) {
    const signatures = await signatureOf(context, operation.id);
    current = await api.post<Operation>(`/v1/operations/${operation.id}/signatures`, {
      signatures: signatures.map(signatureBody),
    });
  }
  if (current.signatures.length < current.officersNeeded) {
    context.tell({
      zh: `已签 ${String(current.signatures.length)}/${String(current.officersNeeded)}，须由另一名经办人签名：fuqi operation sign ${current.id}`,
      en: `${String(current.signatures.length)} of ${String(current.officersNeeded)} have signed; another officer goes on with: fuqi operation sign ${current.id}`,
    });
    showOperation(context, current);
    return;
  }
  await send(context, current.id, flags);
}

/** Proves and sends, and follows until it is settled or the time is over. */
export async function send(context: Context, id: string, { wait = 55 }: ActFlags): Promise<void> {
  context.tell({ zh: '正在生成证明并提交……', en: 'Proving and sending …' });
  let current = await context.api.post<Operation>(`/v1/operations/${id}/submit`, {}, 1);
  const until = Date.now() + wait * 1_000;
  let told = '';
  while (!isSettled(current) && Date.now() < until) {
    if (current.state !== told) context.terminal.err(`  ${current.state}\n`);
    told = current.state;
    await new Promise((done) => setTimeout(done, 500));
    current = await context.api.get<Operation>(`/v1/operations/${id}`);
  }
  showOperation(context, current);
  if (!isSettled(current)) {
    context.tell({
      zh: `仍在处理：fuqi operation watch ${id}`,
      en: `Still at work; follow it with: fuqi operation watch ${id}`,
    });
  } else if (current.state !== 'committed') throw notDone(current);
}

function notDone({ state, problem }: Operation): CliError {
  const unknown = state === 'unknown';
  return new CliError(
    {
      en: `The operation is ${state}: ${problem ?? ''}`,
      zh: `操作状态 ${state}：${problem ?? ''}`,
    },
    unknown
      ? {
          en: 'It may have been recorded. Send the same operation again: fuqi operation submit ID.',
          zh: '可能已入账；请重发同一操作：fuqi operation submit ID。',
        }
      : {
          en: 'See `fuqi explain CODE` and draft it again.',
          zh: '请用 fuqi explain CODE 查看原因后重新起草。',
        },
    unknown ? EXIT.unreachable : EXIT.conflict,
  );
}

function tellText({ terminal, language }: Context, { text }: Operation): void {
  for (const sentence of text) terminal.err(`• ${sentence[language]}\n`);
}

async function requireConsent(context: Context, { yes }: ActFlags): Promise<void> {
  if (yes === true) return;
  const { terminal } = context;
  if (!terminal.interactive) {
    throw new CliError(
      {
        en: 'This cannot be undone and nobody is here to be asked',
        zh: '该操作不可撤销，且当前无人可确认',
      },
      {
        en: 'Add --yes if you mean it, or --dry-run to see it only.',
        zh: '确认执行请加 --yes；仅查看请加 --dry-run。',
      },
    );
  }
  const answer = await terminal.ask(
    context.say({ zh: '确认签名？(y/N) ', en: 'Sign this? (y/N) ' }),
  );
  if (!/^(y|yes|是)$/i.test(answer.trim())) {
    throw new CliError(
      { en: 'Not signed', zh: '未签名' },
      { en: 'The draft does nothing until it is signed.', zh: '草稿在签名前不产生任何效力。' },
      EXIT.unexpected,
    );
  }
}

/** Signatures made here, of what the legs really do: the gateway's words are not believed. */
async function signatureOf(context: Context, id: string): Promise<LegSignature[]> {
  const me = await readMe(context.api);
  if (me.principal.officer === null) {
    throw new CliError(
      { en: 'This API key belongs to no officer', zh: '该 API 密钥不属于任何经办人' },
      {
        en: 'Use the profile of an officer, or leave the signature to one.',
        zh: '请改用经办人的配置，或由经办人签名。',
      },
      EXIT.denied,
    );
  }
  const { request } = await context.api.get<{ request: string }>(
    `/v1/operations/${id}/signing-request`,
  );
  const officer = {
    member: me.member.id,
    slot: me.principal.officer,
    signer: await openKey(context),
  };
  return signRequest(parseValues(request) as SigningRequest, officer, (review) => {
    tellReview(context, review);
    return true;
  });
}

function tellReview({ terminal, language }: Context, { sentences }: Review): void {
  for (const sentence of sentences) terminal.err(`✎ ${sentence[language]}\n`);
}

async function openKey(context: Context): Promise<OfficerKey> {
  const { terminal, profile } = context;
  const file = profile.officerKey ?? '';
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    throw new CliError(
      { en: `The officer's key cannot be read: ${file}`, zh: `经办人密钥文件无法读取：${file}` },
      {
        en: 'Give the file of the sealed key with `fuqi profile add … --officer-key FILE`.',
        zh: '请用 fuqi profile add … --officer-key FILE 指定密钥文件。',
      },
      EXIT.missing,
    );
  }
  const sealed = parseSealedSecret(text);
  const given = terminal.env['FUQI_OFFICER_PASSPHRASE'];
  if (given === undefined && !terminal.interactive) {
    throw new CliError(
      { en: 'The passphrase of the officer’s key is missing', zh: '缺少经办人密钥口令' },
      {
        en: 'Set FUQI_OFFICER_PASSPHRASE, or run it at a terminal.',
        zh: '请设置 FUQI_OFFICER_PASSPHRASE 或在终端运行。',
      },
    );
  }
  const question = context.say({ zh: '经办人密钥口令：', en: 'Passphrase of the officer’s key: ' });
  const passphrase = given ?? (await terminal.ask(question, true));
  return new OfficerKey(await openSecret(nodeScrypt, sealed, passphrase));
}

function signatureBody({ leg, r8, s }: LegSignature): unknown {
  return { leg, r8: { x: fieldToHex(r8.x), y: fieldToHex(r8.y) }, s: fieldToHex(s) };
}
