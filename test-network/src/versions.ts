import type { Binaries, Program } from './binaries';
import { NetworkError } from './errors';
import { runTool } from './run-tool';

/** Programs that say their version; `osnadmin` does not. */
export const TELLING: readonly Program[] = [
  ...(['peer', 'orderer', 'configtxgen', 'configtxlator', 'fabric-ca-server'] as const),
];

/** The least versions that the network is written for and has been run with; a newer minor one is not known to work. */
const LEAST: Readonly<Record<'fabric' | 'ca', readonly [number, number, number]>> = {
  fabric: [3, 1, 5],
  ca: [1, 5, 15],
};

/** What a program says of itself. */
export interface ProgramVersion {
  readonly program: Program;
  /** Without a leading `v`; undefined where it says none. */
  readonly version: string | undefined;
}

export function programVersions(binaries: Binaries): Promise<readonly ProgramVersion[]> {
  return Promise.all(
    TELLING.map(async (program) => {
      const word = program === 'configtxgen' ? '-version' : 'version';
      const said = await runTool(binaries.of(program), [word], { timeout: 10_000 });
      return { program, version: /Version: v?(\S+)/.exec(said)?.[1] };
    }),
  );
}

/** @throws NetworkError `VERSION_WRONG` naming each program, its version and the one that is wanted */
export async function requireVersions(binaries: Binaries): Promise<void> {
  const wrong = (await programVersions(binaries)).filter((each) => !isRight(each));
  if (wrong.length === 0) return;
  const said = wrong.map(
    ({ program, version = '?' }) => `${program} ${version}, not ${wanted(program)}`,
  );
  throw new NetworkError(
    'VERSION_WRONG',
    `wrong programs on FABRIC_BIN or PATH: ${said.join('; ')}`,
  );
}

/** What a program needs, as people write it. */
export function wanted(program: Program): string {
  const [major, minor, patch] = LEAST[kindOf(program)];
  return `${major}.${minor}.${patch} – ${major}.${minor}.x`;
}

/** Whether a version is of the minor series that is wanted and not older than the least. */
export function isRight({ program, version }: ProgramVersion): boolean {
  const numbers = /^(\d+)\.(\d+)\.(\d+)$/
    .exec(version ?? '')
    ?.slice(1)
    .map(Number);
  const [major, minor, patch] = LEAST[kindOf(program)];
  return numbers?.[0] === major && numbers[1] === minor && (numbers[2] ?? 0) >= patch;
}

function kindOf(program: Program): 'fabric' | 'ca' {
  return program === 'fabric-ca-server' ? 'ca' : 'fabric';
}
