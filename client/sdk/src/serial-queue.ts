/** Work that must not overlap: each piece begins when the one before has ended, whether it succeeded or not. */
export class SerialQueue {
  private last: Promise<unknown> = Promise.resolve();

  /** Runs a piece of work after all that were given before. @returns its outcome */
  run<T>(work: () => Promise<T>): Promise<T> {
    const outcome = this.last.then(work);
    this.last = outcome.catch(() => undefined);
    return outcome;
  }

  /** Resolves when everything given so far has ended. */
  async idle(): Promise<void> {
    await this.last;
  }
}
