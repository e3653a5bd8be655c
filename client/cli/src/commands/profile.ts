import { resolve } from 'node:path';
import type { Command } from 'commander';
import { CliError } from '../cli-error';
import { checkedUrl, noProfile, profilesFile, readProfiles, writeProfiles } from '../profile';
import type { Register, Tools } from './register';

interface AddFlags {
  readonly officerKey?: string;
}

/** `fuqi profile …`: gateways and keys. The API key is read from FUQI_API_KEY or asked for, never from an argument. */
export const registerProfile: Register = (program, tools) => {
  const profile = program.command('profile').description('gateways and keys 配置');
  profile
    .command('add <name>')
    .description('add or replace a profile with the gateway of --url, and use it')
    .option('--officer-key <file>', 'sealed key of the officer, to sign with')
    .action(async (name: string, flags: AddFlags, command: Command) => {
      const { url = '' } = command.optsWithGlobals<{ url?: string }>();
      await add(tools, name, { ...flags, url: checkedUrl(url) });
    });
  profile.command('use <name>').action((name: string) => {
    const known = readProfiles(tools.terminal.env);
    if (known.profiles[name] === undefined) throw noProfile(name);
    writeProfiles(tools.terminal.env, { ...known, current: name });
  });
  profile.command('list').action((_flags: unknown, command: Command) => {
    const { profiles, current } = readProfiles(tools.terminal.env);
    const rows = Object.entries(profiles).map(([name, { url, officerKey }]) => ({
      ...{ name, url, officerKey: officerKey ?? null, current: name === current },
    }));
    const context = tools.context(command);
    context.rows(
      [
        { title: ' ', of: (row) => (row.current ? '*' : ' ') },
        { title: context.say({ zh: '名称', en: 'Name' }), of: (row) => row.name },
        { title: context.say({ zh: '网关', en: 'Gateway' }), of: (row) => row.url },
        {
          title: context.say({ zh: '经办人密钥', en: 'Officer’s key' }),
          of: (row) => row.officerKey ?? '',
        },
      ],
      rows,
      { zh: '尚无配置。', en: 'No profile yet.' },
    );
  });
};

async function add(
  { terminal }: Tools,
  name: string,
  { url, officerKey }: AddFlags & { readonly url: string },
): Promise<void> {
  const given = terminal.env['FUQI_API_KEY'];
  if (given === undefined && !terminal.interactive) {
    throw new CliError(
      { en: 'The API key is missing', zh: '缺少 API 密钥' },
      {
        en: 'Set FUQI_API_KEY, or run it at a terminal to be asked.',
        zh: '请设置 FUQI_API_KEY，或在终端运行并按提示输入。',
      },
    );
  }
  const apiKey = given ?? (await terminal.ask('API key 密钥: ', true));
  const known = readProfiles(terminal.env);
  const profile = {
    ...{ url, apiKey },
    ...(officerKey === undefined ? {} : { officerKey: resolve(officerKey) }),
  };
  writeProfiles(terminal.env, { current: name, profiles: { ...known.profiles, [name]: profile } });
  terminal.err(`${name} → ${profile.url} (${profilesFile(terminal.env)})\n`);
}
