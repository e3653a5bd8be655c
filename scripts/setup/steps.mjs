/** Numbered steps with their times, in both languages. They go to stderr where stdout is data. */
const HEARTBEAT_MS = 15_000;

export function createSteps({
  total,
  quiet = false,
  write = (text) => process.stderr.write(text),
}) {
  let number = 0;
  const say = (text) => {
    if (!quiet) write(`${text}\n`);
  };
  return {
    say,
    /** Runs `work`, which answers `{ code, text }`; what it kept is printed only when it failed. */
    async step(title, work) {
      number += 1;
      const label = `[${number}/${total}] ${title}`;
      const started = process.hrtime.bigint();
      const elapsed = () => `${(Number(process.hrtime.bigint() - started) / 1e9).toFixed(1)} s`;
      say(`${label} …`);
      const heartbeat = setInterval(() => say(`${label} … ${elapsed()}`), HEARTBEAT_MS);
      const result = await work().finally(() => clearInterval(heartbeat));
      if (result.code === 0) {
        say(`${label} ✓ ${elapsed()}${result.note ? ` (${result.note})` : ''}`);
      } else {
        write(`${result.text ?? ''}${label} ✗ ${elapsed()}\n`);
      }
      return result;
    },
  };
}
