import { fork } from 'node:child_process';
import * as path from 'node:path';
import { childModule } from '../process/child-module';
import type { Prover } from './prover';
import { QueueProver, type StartWorker } from './queue-prover';
import type { CircuitFiles, WorkerMessage } from './worker-messages';

/**
 * Proves with snarkjs in a process of its own, which is started with the first proof and does not keep this one alive.
 * @param circuits files of each circuit by its name
 */
export function processProver(circuits: Readonly<Record<string, CircuitFiles>>): Prover {
  return new QueueProver('snarkjs', circuits, startProcess([]));
}

/** Starts the worker process with arguments that choose its backend. */
export function startProcess(args: readonly string[]): StartWorker {
  return (onMessage, onEnd) => {
    const options = childModule(path.join(__dirname, 'prove-process'));
    const module = options.pop() ?? '';
    const child = fork(module, [...args], {
      execArgv: options,
      serialization: 'advanced',
      // Nothing a library prints while it holds secret inputs is passed on.
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    const hold = (busy: boolean): void => {
      if (busy) child.ref();
      else child.unref();
      if (busy) child.channel?.ref();
      else child.channel?.unref();
    };
    hold(false);
    child.on('message', (message: WorkerMessage) => {
      if (message.type !== 'progress') hold(false);
      onMessage(message);
    });
    child.on('error', (error) => onEnd(`the prover's process failed (${error.name})`));
    child.on('exit', (code, signal) => {
      onEnd(`the prover's process ended (${signal ?? `code ${code ?? 0}`})`);
    });
    return {
      post: (job) => {
        hold(true);
        child.send(job);
      },
      terminate: () => child.kill('SIGKILL'),
    };
  };
}
