import { Argument } from 'commander';
import type { Command } from 'commander';
import type { Register } from './register';

const SHELLS = ['bash', 'zsh', 'fish'] as const;

/** `fuqi completion SHELL`: words for the Tab key, from the very commands there are. */
export const registerCompletion: Register = (program, tools) => {
  program
    .command('completion')
    .description('a script for the Tab key: eval "$(fuqi completion bash)"')
    .addArgument(new Argument('<shell>').choices(SHELLS))
    .action((shell: (typeof SHELLS)[number]) => {
      tools.terminal.out(script(shell, wordsOf(program)));
    });
};

/** Noun → verbs. */
function wordsOf(program: Command): ReadonlyMap<string, readonly string[]> {
  return new Map(
    program.commands.map((noun) => [noun.name(), noun.commands.map((verb) => verb.name())]),
  );
}

function script(
  shell: (typeof SHELLS)[number],
  words: ReadonlyMap<string, readonly string[]>,
): string {
  const nouns = [...words.keys()].join(' ');
  const cases = [...words]
    .filter(([, verbs]) => verbs.length > 0)
    .map(([noun, verbs]) => [noun, verbs.join(' ')] as const);
  if (shell === 'fish') {
    const nounLine = `complete -c fuqi -f -n __fish_use_subcommand -a '${nouns}'\n`;
    return (
      nounLine +
      cases
        .map(
          ([noun, verbs]) =>
            `complete -c fuqi -f -n '__fish_seen_subcommand_from ${noun}' -a '${verbs}'\n`,
        )
        .join('')
    );
  }
  const body = `_fuqi() {
  local noun="\${COMP_WORDS[1]}" words="${nouns}"
  if [ "$COMP_CWORD" -gt 1 ]; then
    case "$noun" in
${cases.map(([noun, verbs]) => `      ${noun}) words="${verbs}" ;;`).join('\n')}
      *) words="" ;;
    esac
  fi
  COMPREPLY=($(compgen -W "$words" -- "\${COMP_WORDS[COMP_CWORD]}"))
}
complete -F _fuqi fuqi
`;
  return shell === 'zsh' ? `autoload -U +X bashcompinit && bashcompinit\n${body}` : body;
}
