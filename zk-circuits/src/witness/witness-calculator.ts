import { SCALAR_ORDER } from '../field';
import { type CircuitInput, flattenInput } from './circuit-input';
import { signalHash } from './signal-hash';
import { withoutAssertions } from './without-assertions';
import { WitnessError } from './witness-error';

/** What circom 2's generated WebAssembly exports; values pass through a window of 32-bit words. */
interface CalculatorExports {
  init(sanityCheck: number): void;
  getVersion(): number;
  getFieldNumLen32(): number;
  getRawPrime(): void;
  getWitnessSize(): number;
  getInputSize(): number;
  getInputSignalSize(high: number, low: number): number;
  setInputSignal(high: number, low: number, index: number): void;
  getWitness(index: number): void;
  readSharedRWMemory(word: number): number;
  writeSharedRWMemory(word: number, value: number): void;
  getMessageChar(): number;
}

const WORDS = 8;
const WORD_BITS = 32n;
const WORD_MASK = (1n << WORD_BITS) - 1n;

/** A wire vector and what the generator's assertions said of it. */
export interface EvaluatedWitness {
  /** Value of every wire of the R1CS: the constant 1, outputs, public inputs, the rest. */
  readonly wires: bigint[];
  /** Template and line of every assertion that failed, in order of evaluation; empty when valid. */
  readonly failed: readonly string[];
}

/** Runs a circuit's witness calculator (circom 2 WebAssembly). Stateless: one instance per calculation. */
export class WitnessCalculator {
  private readonly strict: WebAssembly.Module;
  private lenient: WebAssembly.Module | undefined;

  /**
   * @param circuit name used in errors
   * @param wasm the compiler's output
   */
  constructor(
    private readonly circuit: string,
    private readonly wasm: Uint8Array,
  ) {
    this.strict = new WebAssembly.Module(wasm);
  }

  /**
   * The wires of a valid input.
   * @throws WitnessError ZK_WITNESS_REFUSED when an assertion of the circuit fails, ZK_INPUT_INVALID
   */
  calculate(input: CircuitInput): bigint[] {
    return this.run(this.strict, input).wires;
  }

  /**
   * All wires of an input that may be invalid: assertions are noted, not enforced. To be judged by the R1CS.
   * @throws WitnessError ZK_INPUT_INVALID
   */
  evaluate(input: CircuitInput): EvaluatedWitness {
    this.lenient ??= new WebAssembly.Module(withoutAssertions(this.wasm, this.strict).code);
    return this.run(this.lenient, input);
  }

  private run(module: WebAssembly.Module, input: CircuitInput): EvaluatedWitness {
    const failed: string[] = [];
    const refuse = (): never => {
      throw new WitnessError('ZK_WITNESS_REFUSED', this.circuit, failed.join(' < ') || 'refused');
    };
    const instance = new WebAssembly.Instance(module, {
      runtime: {
        exceptionHandler: refuse,
        printErrorMessage: () => failed.push(readMessage(exports)),
        // `log()` of a circuit prints signal values, which are secret.
        writeBufferMessage: () => readMessage(exports),
        showSharedRWMemory: () => undefined,
      },
    });
    const exports = instance.exports as unknown as CalculatorExports;
    this.checkFormat(exports);
    exports.init(1);
    this.setInputs(exports, input);
    const wires = Array.from({ length: exports.getWitnessSize() }, (_, i) => {
      exports.getWitness(i);
      return readWords(exports);
    });
    return { wires, failed };
  }

  private checkFormat(exports: CalculatorExports): void {
    exports.getRawPrime();
    if (
      exports.getVersion() !== 2 ||
      exports.getFieldNumLen32() !== WORDS ||
      readWords(exports) !== SCALAR_ORDER
    ) {
      throw new WitnessError('ZK_CALCULATOR_INVALID', this.circuit, 'not circom 2 over BN254');
    }
  }

  private setInputs(exports: CalculatorExports, input: CircuitInput): void {
    const signals = flattenInput(this.circuit, input);
    const located = signals.map(({ name, elements }) => {
      const { high, low } = signalHash(name);
      const size = exports.getInputSignalSize(high, low);
      if (size < 0) throw this.invalid(`unknown signal ${name}`);
      if (size !== elements.length) {
        throw this.invalid(`signal ${name} takes ${size} values, not ${elements.length}`);
      }
      return { high, low, elements };
    });
    const given = located.reduce((sum, signal) => sum + signal.elements.length, 0);
    if (given !== exports.getInputSize()) {
      throw this.invalid(`${given} of ${exports.getInputSize()} input values are set`);
    }
    // The last of them starts the calculation, so everything is checked before the first.
    for (const { high, low, elements } of located) {
      elements.forEach((element, i) => {
        writeWords(exports, element);
        exports.setInputSignal(high, low, i);
      });
    }
  }

  private invalid(reason: string): WitnessError {
    return new WitnessError('ZK_INPUT_INVALID', this.circuit, reason);
  }
}

function readMessage(exports: CalculatorExports): string {
  let message = '';
  for (let char = exports.getMessageChar(); char !== 0; char = exports.getMessageChar()) {
    message += String.fromCharCode(char);
  }
  return message.replace(/^Error in template /, '').trim();
}

function readWords(exports: CalculatorExports): bigint {
  let value = 0n;
  for (let word = WORDS - 1; word >= 0; word--) {
    value = (value << WORD_BITS) | BigInt(exports.readSharedRWMemory(word) >>> 0);
  }
  return value;
}

function writeWords(exports: CalculatorExports, value: bigint): void {
  for (let word = 0, rest = value; word < WORDS; word++, rest >>= WORD_BITS) {
    exports.writeSharedRWMemory(word, Number(rest & WORD_MASK));
  }
}
