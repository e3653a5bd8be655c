/** Whom this person works as: gateways with their keys, in one private file. */
import { chmodSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { CliError } from './cli-error';
import type { Terminal } from './terminal';

/** One gateway as one person. */
export interface Profile {
  readonly url: string;
  readonly apiKey: string;
  /** File of the officer's sealed key, for those who sign. */
  readonly officerKey?: string;
}

export interface Profiles {
  readonly current?: string;
  readonly profiles: Readonly<Record<string, Profile>>;
}

/** `$FUQI_CONFIG`, else `$XDG_CONFIG_HOME/fuqi/config.json`, else `~/.config/fuqi/config.json`. */
export function profilesFile(env: Terminal['env']): string {
  const base = env['XDG_CONFIG_HOME'] ?? join(homedir(), '.config');
  return env['FUQI_CONFIG'] ?? join(base, 'fuqi', 'config.json');
}

/** @throws CliError when the file is there and cannot be read */
export function readProfiles(env: Terminal['env']): Profiles {
  const file = profilesFile(env);
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { profiles: {} };
    throw unreadable(file);
  }
  try {
    const value: unknown = JSON.parse(text);
    if (isProfiles(value)) return value;
  } catch {
    // Said below, without the text: it holds keys.
  }
  throw unreadable(file);
}

/** Replaces the file, readable by its owner alone. */
export function writeProfiles(env: Terminal['env'], profiles: Profiles): void {
  const file = profilesFile(env);
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const fresh = `${file}.${String(process.pid)}`;
  writeFileSync(fresh, `${JSON.stringify(profiles, null, 2)}\n`, { mode: 0o600 });
  chmodSync(fresh, 0o600);
  renameSync(fresh, file);
}

/** What the flags, the environment and the file say together; flags win. */
export interface Asked {
  readonly profile?: string;
  readonly url?: string;
}

/** @throws CliError when no gateway or no key is known */
export function profileOf(env: Terminal['env'], asked: Asked): Profile {
  const named = namedProfile(env, asked);
  const url = asked.url ?? env['FUQI_URL'] ?? named?.url;
  const apiKey = env['FUQI_API_KEY'] ?? named?.apiKey;
  if (url === undefined || apiKey === undefined) throw noGateway();
  const officerKey = env['FUQI_OFFICER_KEY'] ?? named?.officerKey;
  return { url: checkedUrl(url), apiKey, ...(officerKey === undefined ? {} : { officerKey }) };
}

function namedProfile(env: Terminal['env'], { profile }: Asked): Profile | undefined {
  const { profiles, current } = readProfiles(env);
  const name = profile ?? env['FUQI_PROFILE'] ?? current;
  if (name === undefined) return undefined;
  if (profile !== undefined && profiles[name] === undefined) throw noProfile(name);
  return profiles[name];
}

/** @throws CliError unless it is an http(s) address without credentials */
export function checkedUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const good =
    url !== undefined && ['http:', 'https:'].includes(url.protocol) && url.username === '';
  if (good) return url.origin;
  throw new CliError(
    { en: 'The address of the gateway is not valid', zh: '网关地址无效' },
    {
      en: 'Give an address such as https://gateway.example:8443.',
      zh: '请填写如 https://gateway.example:8443 的地址。',
    },
  );
}

export function noProfile(name: string): CliError {
  return new CliError(
    { en: `There is no profile ${name}`, zh: `没有名为 ${name} 的配置` },
    {
      en: 'See `fuqi profile list`, or add one: `fuqi profile add NAME --url …`.',
      zh: '请用 fuqi profile list 查看，或用 fuqi profile add 新增。',
    },
  );
}

function noGateway(): CliError {
  return new CliError(
    { en: 'No gateway is known', zh: '尚未配置网关' },
    {
      en: 'Run `fuqi profile add NAME --url …`, or set FUQI_URL and FUQI_API_KEY.',
      zh: '请运行 fuqi profile add NAME --url …，或设置 FUQI_URL 与 FUQI_API_KEY。',
    },
  );
}

function unreadable(file: string): CliError {
  return new CliError(
    { en: `The file of profiles cannot be read: ${file}`, zh: `配置文件无法读取：${file}` },
    {
      en: 'Repair it or move it away, and add the profiles again.',
      zh: '请修复或移走该文件后重新添加配置。',
    },
  );
}

function isProfiles(value: unknown): value is Profiles {
  if (typeof value !== 'object' || value === null) return false;
  const { profiles, current } = value as Record<string, unknown>;
  if (typeof profiles !== 'object' || profiles === null) return false;
  if (current !== undefined && typeof current !== 'string') return false;
  return Object.values(profiles).every(isProfile);
}

function isProfile(value: unknown): value is Profile {
  if (typeof value !== 'object' || value === null) return false;
  const { url, apiKey, officerKey } = value as Record<string, unknown>;
  const keyFile = officerKey === undefined || typeof officerKey === 'string';
  return typeof url === 'string' && typeof apiKey === 'string' && keyFile;
}
