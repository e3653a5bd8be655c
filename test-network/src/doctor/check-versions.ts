import type { Binaries } from '../binaries';
import { isRight, programVersions, wanted } from '../versions';
import { finding, type Finding } from './finding';

export async function checkVersions(binaries: Binaries): Promise<readonly Finding[]> {
  const versions = await programVersions(binaries);
  return versions
    .filter((each) => !isRight(each))
    .map(({ program, version = '?' }) =>
      finding('version-wrong', 'error', program, {
        en: `is ${version}, wanted is ${wanted(program)}: set FABRIC_BIN to the right release`,
        zh: `版本为 ${version},需要 ${wanted(program)}:请把 FABRIC_BIN 指向正确的发布包`,
      }),
    );
}
