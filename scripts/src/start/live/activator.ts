import { createConnection, createServer } from 'node:net';
import type { Server, Socket } from 'node:net';

/** What listens behind a door, once it is started. */
export interface Activated {
  readonly port: number;
  /** Resolves when it has ended, for whatever reason. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

const HOST = '127.0.0.1';

/** How a door behaves. */
export interface ActivatorOptions {
  readonly port: number;
  readonly start: () => Promise<Activated>;
  /** Without a connection for this long, what was started is stopped, milliseconds; 0: never. */
  readonly idleMs: number;
  readonly onError: (error: unknown) => void;
}

/**
 * A port behind which a process is started with the first connection, and again when it has ended: a network of many
 * organisations costs the memory of those that somebody looks at.
 */
export class Activator {
  private running: Promise<Activated> | undefined;
  private readonly sockets = new Set<Socket>();
  private idle: NodeJS.Timeout | undefined;
  private closed = false;

  private constructor(
    private readonly server: Server,
    private readonly options: ActivatorOptions,
  ) {}

  /** @throws what listening throws, for instance `EADDRINUSE` */
  static async open(options: ActivatorOptions): Promise<Activator> {
    const server = createServer({ pauseOnConnect: true });
    const activator = new Activator(server, options);
    server.on('connection', (socket) => void activator.connect(socket));
    await new Promise<void>((done, failed) => {
      server.once('error', failed);
      server.listen(options.port, HOST, done);
    });
    return activator;
  }

  get port(): number {
    const address = this.server.address();
    return typeof address === 'object' && address !== null ? address.port : 0;
  }

  /** What runs behind the door; it is started when nothing does. */
  ensure(): Promise<Activated> {
    if (this.running === undefined) {
      const starting = this.options.start();
      this.running = starting;
      const forget = (): void => {
        if (this.running === starting) this.running = undefined;
      };
      starting.then(({ ended }) => void ended.then(forget), forget);
    }
    return this.running;
  }

  /** Stops what runs, and opens no more. */
  async close(): Promise<void> {
    this.closed = true;
    clearTimeout(this.idle);
    const closed = new Promise<void>((done) => this.server.close(() => done()));
    const running = await this.running?.catch(() => undefined);
    await running?.stop();
    this.sockets.forEach((socket) => socket.destroy());
    await closed;
  }

  private async connect(socket: Socket): Promise<void> {
    this.sockets.add(socket);
    clearTimeout(this.idle);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => {
      this.sockets.delete(socket);
      this.rest();
    });
    try {
      const { port } = await this.ensure();
      const inner = createConnection(port, HOST);
      inner.on('error', () => socket.destroy());
      inner.on('close', () => socket.destroy());
      socket.on('close', () => inner.destroy());
      socket.pipe(inner);
      inner.pipe(socket);
      socket.resume();
    } catch (error) {
      this.options.onError(error);
      socket.destroy();
    }
  }

  private rest(): void {
    const { idleMs } = this.options;
    if (this.sockets.size > 0 || idleMs === 0 || this.closed) return;
    clearTimeout(this.idle);
    this.idle = setTimeout(() => {
      void this.running?.then((running) => running.stop()).catch(() => undefined);
    }, idleMs);
    this.idle.unref();
  }
}
