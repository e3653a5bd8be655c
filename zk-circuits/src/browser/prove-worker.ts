import { type WorkerScope, serveProofs } from './serve-proofs';

/** The script of the Web Worker that proves. It and what it imports are the only place of snarkjs in a browser. */
serveProofs(globalThis as unknown as WorkerScope);
