import { prepareKeys } from './prepare-keys';
import { ProgressDisplay } from './progress-display';

/** `keys`: prepares all development keys with a display of the progress. Returns the exit code. */
export async function keysCommand(options: { rehash: boolean; write: boolean }): Promise<number> {
  const display = new ProgressDisplay(process.stderr);
  try {
    const prepared = await prepareKeys({ ...options, onProgress: (event) => display.show(event) });
    for (const { name, entry } of prepared) {
      process.stdout.write(
        `${name}: ${entry.constraints} constraints, ${entry.publicInputs.length} public inputs, ` +
          `verifying key ${entry.verifyingKeyHash}\n`,
      );
    }
    return 0;
  } finally {
    display.end();
  }
}
