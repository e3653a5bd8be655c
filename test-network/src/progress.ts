/** Says what was done and how long it took. */
export type Say = (line: string) => void;

/** Runs one step and says its name with the seconds it took. */
export async function step<T>(say: Say, name: string, work: () => Promise<T>): Promise<T> {
  const began = performance.now();
  const result = await work();
  say(`${seconds(began).padStart(6)} s  ${name}`);
  return result;
}

export function seconds(began: number): string {
  return ((performance.now() - began) / 1000).toFixed(1);
}
