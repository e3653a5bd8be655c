export { createProgram, run } from './program';
export type { Terminal } from './terminal';
