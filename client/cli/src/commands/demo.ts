import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { EXIT } from '@fuqi/domain';
import type { Command } from 'commander';
import { CliError } from '../cli-error';
import type { Words } from '../context';
import { profilesFile, readProfiles, writeProfiles } from '../profile';
import type { Profile } from '../profile';
import type { Register, Tools } from './register';

/** A person of the story that `npm start` plays, as its front door hands them out. */
interface DemoPerson {
  readonly person: Words;
  readonly organisation: Words;
  readonly role: string;
  readonly gateway: string;
  readonly apiKey: string;
  readonly officer?: {
    readonly slot: number;
    readonly sealedKey: string;
    readonly passphrase: string;
  };
}

/** `fuqi demo`: a profile for everybody in the story of a development network. */
export const registerDemo: Register = (program, tools) => {
  program
    .command('demo')
    .description('make a profile for each person of the story that `npm start` plays')
    .option('--door <address>', 'address that npm start prints', 'http://127.0.0.1:8080')
    .action(async (flags: { door: string }, command: Command) => {
      const context = tools.context(command);
      const people = await peopleOf(tools, flags.door);
      const named = people.map((one, at) => ({
        ...one,
        profile: `demo-${one.role}-${String(at + 1)}`,
      }));
      keep(tools, named);
      context.rows(
        [
          { title: context.say({ zh: '配置', en: 'Profile' }), of: ({ profile }) => profile },
          {
            title: context.say({ zh: '人员', en: 'Person' }),
            of: ({ person }) => person[context.language],
          },
          {
            title: context.say({ zh: '单位', en: 'Organisation' }),
            of: ({ organisation }) => organisation[context.language],
          },
        ],
        named.map(({ profile, person, organisation, role }) => ({
          profile,
          person,
          organisation,
          role,
        })),
        { zh: '', en: '' },
      );
      context.tell({
        zh: '例：fuqi --profile demo-supplier-3 task list。演示口令见启动页，仅用于开发网络。',
        en: 'For example: fuqi --profile demo-supplier-3 task list. Passphrases are on the starting page; development only.',
      });
    });
};

async function peopleOf({ terminal }: Tools, door: string): Promise<DemoPerson[]> {
  try {
    const response = await terminal.fetch(new URL('/people.json', door), {
      signal: AbortSignal.timeout(10_000),
    });
    const people: unknown = await response.json();
    if (response.ok && Array.isArray(people)) return people as DemoPerson[];
  } catch {
    // Said below.
  }
  throw new CliError(
    { en: `No story is being played at ${door}`, zh: `${door} 没有正在演示的网络` },
    {
      en: 'Run `npm start` in another window, and give the address that it prints with --door.',
      zh: '请在另一窗口运行 npm start，并用 --door 指定其显示的地址。',
    },
    EXIT.unreachable,
  );
}

function keep({ terminal }: Tools, people: readonly (DemoPerson & { profile: string })[]): void {
  const folder = join(dirname(profilesFile(terminal.env)), 'demo');
  if (!existsSync(folder)) mkdirSync(folder, { recursive: true, mode: 0o700 });
  const added: Record<string, Profile> = {};
  for (const { profile, gateway, apiKey, officer } of people) {
    const file = join(folder, `${profile}.json`);
    if (officer !== undefined) writeFileSync(file, officer.sealedKey, { mode: 0o600 });
    added[profile] = {
      url: gateway,
      apiKey,
      ...(officer === undefined ? {} : { officerKey: file }),
    };
  }
  const known = readProfiles(terminal.env);
  writeProfiles(terminal.env, { ...known, profiles: { ...known.profiles, ...added } });
}
