declare module 'circom2' {
  /** What the compiler's WASI layer asks of its host. */
  export interface Bindings {
    hrtime(): number;
    exit(code: number): void;
    kill(signal: string): void;
    randomFillSync(buffer: Uint8Array, offset: number, size: number): Uint8Array;
    isTTY(): boolean;
    path: unknown;
    fs: unknown;
  }

  export const bindings: Bindings;

  export class CircomRunner {
    constructor(options: {
      args: string[];
      env: Record<string, string>;
      preopens: Record<string, string>;
      bindings: Bindings;
    });
    execute(wasm: Uint8Array): Promise<unknown>;
  }
}
