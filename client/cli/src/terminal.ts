/** What a command knows of the world outside: everything that a test replaces. */
export interface Terminal {
  /** Data, for pipes. */
  out(text: string): void;
  /** Narration, for people. */
  err(text: string): void;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Whether a person sits before it, who can be asked. */
  readonly interactive: boolean;
  /** Asks a person for a line; `hidden` does not echo it. */
  ask(question: string, hidden?: boolean): Promise<string>;
  readonly fetch: typeof fetch;
}
