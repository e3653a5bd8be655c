/** Refusals that only a server can make, in the form of the domain's table; what the domain names is refused by its name. */
import type { ErrorEntry, ErrorSlug, Language } from '@fuqi/domain';

type Words = Readonly<Record<Language, string>>;

/** A row of this table or of the domain's. */
export interface ProblemEntry {
  readonly code: string;
  readonly slug: string;
  readonly http: number;
  readonly retryable: boolean;
  readonly title: Words;
  readonly next: Words;
}

function row(
  number: number,
  http: number,
  retryable: boolean,
  title: Words,
  next: Words,
): Omit<ProblemEntry, 'slug'> {
  const code = `FUQI-GATEWAY-${String(number).padStart(3, '0')}`;
  return { code, http, retryable, title, next };
}

const ROWS = {
  unauthenticated: row(
    1,
    401,
    false,
    { en: 'Who asks is not known', zh: '无法识别请求方身份' },
    { en: 'Send a valid API key.', zh: '请提供有效的 API 密钥。' },
  ),
  'scope-missing': row(
    2,
    403,
    false,
    { en: 'This key does not allow the request', zh: '该密钥无此操作权限' },
    {
      en: 'Ask an administrator for a key with the scope.',
      zh: '请向管理员申请具备该权限的密钥。',
    },
  ),
  'rate-limited': row(
    3,
    429,
    true,
    { en: 'Too many requests', zh: '请求过于频繁' },
    {
      en: 'Wait for the time that Retry-After names.',
      zh: '请按 Retry-After 所示时间等待后重试。',
    },
  ),
  'idempotency-key-missing': row(
    4,
    400,
    false,
    { en: 'A write needs an Idempotency-Key', zh: '写入请求缺少 Idempotency-Key' },
    {
      en: 'Send a fresh random key of 8 to 128 characters with every new write.',
      zh: '每次新的写入请使用 8 至 128 个字符的新随机键。',
    },
  ),
  'idempotency-key-reuse': row(
    5,
    422,
    false,
    {
      en: 'The Idempotency-Key was used for another request',
      zh: '该 Idempotency-Key 已用于其他请求',
    },
    { en: 'Use a fresh key for another request.', zh: '不同的请求请使用新的键。' },
  ),
  'idempotency-in-flight': row(
    6,
    409,
    true,
    { en: 'The same request is still being worked on', zh: '同一请求仍在处理中' },
    { en: 'Wait a moment and send the same request again.', zh: '请稍后重发同一请求。' },
  ),
  'operation-state': row(
    7,
    409,
    false,
    { en: 'The operation is past this step, or not there yet', zh: '操作当前状态不允许该步骤' },
    { en: 'Read the operation and go on from its state.', zh: '请查询操作当前状态后继续。' },
  ),
  'media-type': row(
    8,
    415,
    false,
    { en: 'The body is not JSON', zh: '请求体不是 JSON' },
    { en: 'Send application/json, in UTF-8.', zh: '请以 UTF-8 编码的 application/json 发送。' },
  ),
  'streams-full': row(
    9,
    503,
    true,
    { en: 'Too many event streams are open', zh: '事件流连接数已满' },
    { en: 'Close another stream, or try again later.', zh: '请关闭其他连接或稍后重试。' },
  ),
  'not-ready': row(
    10,
    503,
    true,
    { en: 'The gateway is not ready', zh: '网关尚未就绪' },
    { en: 'Wait until database and ledger answer.', zh: '请等待数据库与账本恢复响应。' },
  ),
  'peer-unknown': row(
    11,
    422,
    false,
    { en: 'The gateway of this member is not configured', zh: '未配置该成员的网关地址' },
    {
      en: 'Ask an administrator to add the address of the member’s gateway.',
      zh: '请管理员配置该成员的网关地址。',
    },
  ),
  'countersignature-missing': row(
    12,
    409,
    false,
    { en: 'The other member has not signed yet', zh: '对方尚未签字' },
    {
      en: 'Wait until the officers of the other member have signed on their gateway.',
      zh: '请等待对方经办人在其网关上完成签字。',
    },
  ),
  'uniqueness-unavailable': row(
    13,
    503,
    true,
    { en: 'The banks’ check for duplicates cannot be asked', zh: '无法向银行查询是否重复登记' },
    {
      en: 'Ask an administrator to connect the banks’ check, or try again later.',
      zh: '请管理员接通银行查重服务，或稍后重试。',
    },
  ),
  'quote-given': row(
    14,
    409,
    false,
    { en: 'This bank has already quoted', zh: '该银行已报价' },
    { en: 'A quote that was given stands; it cannot be changed.', zh: '已发出的报价不可更改。' },
  ),
  'quote-request-closed': row(
    15,
    409,
    false,
    { en: 'This request is no longer open', zh: '该询价已结束' },
    { en: 'Make a new request.', zh: '请重新发起询价。' },
  ),
  'address-refused': row(
    16,
    422,
    false,
    { en: 'Nothing may be sent to this address', zh: '不允许向该地址发送' },
    {
      en: 'Give an https address on the public network, or have private addresses allowed.',
      zh: '请提供公网 https 地址，或由管理员放行内网地址。',
    },
  ),
  'clearing-desk-missing': row(
    17,
    403,
    false,
    { en: 'This organisation keeps no register of vouchers', zh: '本机构不是登记清分机构' },
    {
      en: 'Only the clearing desk of a registrar can read this.',
      zh: '仅登记清分机构的清分台可查看。',
    },
  ),
} as const satisfies Record<string, Omit<ProblemEntry, 'slug'>>;

export type GatewaySlug = keyof typeof ROWS;
export type ProblemSlug = GatewaySlug | ErrorSlug;

/** The gateway's own rows, in the order of their numbers. */
export const GATEWAY_ERRORS: readonly ProblemEntry[] = Object.entries(ROWS).map(
  ([slug, entry]) => ({
    ...entry,
    slug,
  }),
);

/** A refusal of the gateway. */
export class GatewayError extends Error {
  override readonly name = 'GatewayError';
  readonly entry: ProblemEntry;

  constructor(
    slug: GatewaySlug,
    /** Names fields and bounds; never amounts, parties or secrets. */
    readonly detail = '',
  ) {
    const entry = ROWS[slug];
    super(`${entry.code} ${slug}`);
    this.entry = { ...entry, slug };
  }
}

/** The gateway's row of a slug; undefined when it is the domain's. */
export function gatewayEntry(slug: string): ProblemEntry | undefined {
  return GATEWAY_ERRORS.find((entry) => entry.slug === slug);
}

/** A domain row as a problem's. */
export function fromDomain({ code, slug, http, retryable, title, next }: ErrorEntry): ProblemEntry {
  return { code, slug, http, retryable, title, next };
}
