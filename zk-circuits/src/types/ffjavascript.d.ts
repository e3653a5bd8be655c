declare module 'ffjavascript' {
  /** A value of a WebAssembly field or group: its bytes in Montgomery form. */
  type Element = Uint8Array;

  interface Field {
    readonly n8: number;
    e(value: bigint): Element;
    toObject(element: Element): bigint;
  }

  interface Group {
    readonly F: { readonly n8: number };
    /** Generator, in Jacobian coordinates. */
    readonly g: Element;
    toAffine(point: Element): Element;
    timesScalar(point: Element, scalar: bigint): Element;
    add(p: Element, q: Element): Element;
    /** Coordinates as integers: [x, y, 1], over the extension [[x0, x1], [y0, y1], [1, 0]]. */
    toObject(point: Element): unknown;
  }

  type TaskStep =
    | { cmd: 'ALLOCSET'; var: number; buff: Uint8Array }
    | { cmd: 'ALLOC'; var: number; len: number }
    | { cmd: 'CALL'; fnName: string; params: ({ var: number } | { val: number })[] }
    | { cmd: 'GET'; out: number; var: number; len: number };

  interface ThreadManager {
    readonly concurrency: number;
    readonly workers: { terminate(): void }[];
    queueAction(task: TaskStep[]): Promise<Uint8Array[]>;
  }

  export interface Curve {
    readonly Fr: Field & { readonly w: Element[] };
    readonly G1: Group;
    readonly G2: Group;
    readonly Gt: { toObject(element: Element): unknown };
    readonly tm: ThreadManager;
    pairing(p: Element, q: Element): Element;
    terminate(): Promise<void>;
  }

  /** WebAssembly byte code. */
  type Code = number[];

  export interface CodeBuilder {
    call(name: string, ...args: Code[]): Code;
    getLocal(name: string): Code;
    setLocal(name: string, value: Code): Code;
    block(body: Code): Code;
    loop(...body: Code[]): Code;
    br_if(depth: number, condition: Code): Code;
    br(depth: number): Code;
    i32_const(value: number): Code;
    i32_load(address: Code, offset?: number, align?: number): Code;
    if(condition: Code, body: Code): Code;
    i32_eq(a: Code, b: Code): Code;
    i32_gt_u(a: Code, b: Code): Code;
    i32_sub(a: Code, b: Code): Code;
    i32_add(a: Code, b: Code): Code;
    i32_mul(a: Code, b: Code): Code;
    i32_and(a: Code, b: Code): Code;
    i32_shl(a: Code, b: Code): Code;
    i32_shr_u(a: Code, b: Code): Code;
  }

  export interface FunctionBuilder {
    addParam(name: string, type: 'i32'): void;
    addLocal(name: string, type: 'i32'): void;
    addCode(...code: Code[]): void;
    getCodeBuilder(): CodeBuilder;
  }

  export interface ModuleBuilder {
    addFunction(name: string): FunctionBuilder;
    exportFunction(name: string): void;
  }

  /**
   * BN254 in WebAssembly. With threads the curve is kept in `globalThis.curve_bn128`, and a second call returns
   * that one, whatever its plugins.
   */
  export function buildBn128(
    singleThread: boolean,
    plugins?: (module: ModuleBuilder) => void,
  ): Promise<Curve>;
}
