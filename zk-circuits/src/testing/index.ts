export { checkWitness } from '../r1cs/check-witness';
export { loadR1cs, parseR1cs } from '../r1cs/load-r1cs';
export type { R1cs } from '../r1cs/r1cs';
export { SymbolTable } from '../r1cs/symbol-table';
export type { CircuitInput, SignalValue } from '../witness/circuit-input';
export { NamedWires } from './named-wires';
export type { NegativeCase, NegativeSuite } from './negative';
export { type Judgement, TestCircuit } from './test-circuit';
