import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Name } from '../stage/cast';

/** A step that was played. */
export interface ToldStep {
  readonly number: number;
  readonly say: Name;
  readonly seconds: number;
  /** Block after the last one that the step made. */
  readonly height: number;
}

/** A story that was played to its end, so that it can be told again without playing it. */
export interface ToldStory {
  readonly story: string;
  /** Whether what follows the end was played too. */
  readonly sequel: boolean;
  readonly steps: readonly ToldStep[];
  readonly ids: Readonly<Record<string, number>>;
  /** Openings of the members' leaves. */
  readonly book: string;
  readonly receipts: readonly string[];
  readonly stateHash: string;
}

/** Where the start keeps its ledger and what it told. */
export class StoryFolder {
  constructor(readonly folder: string) {}

  get ledger(): string {
    return join(this.folder, 'embedded');
  }

  /** What belongs to each organisation's gateway. */
  get organisations(): string {
    return join(this.folder, 'organisations');
  }

  private get file(): string {
    return join(this.folder, 'story.json');
  }

  /** The finished story; undefined when there is none. */
  read(): ToldStory | undefined {
    if (!existsSync(this.file) || !existsSync(this.ledger)) return undefined;
    return JSON.parse(readFileSync(this.file, 'utf8')) as ToldStory;
  }

  /** Written when the story is over: what was interrupted is played anew. */
  write(told: ToldStory): void {
    mkdirSync(dirname(this.file), { recursive: true });
    writeFileSync(`${this.file}.new`, `${JSON.stringify(told)}\n`);
    renameSync(`${this.file}.new`, this.file);
  }

  /** The ledger goes beyond what was told: unless more is written, it is played anew. */
  unfinished(): void {
    rmSync(this.file, { force: true });
  }

  /** Forgets ledger, story and organisations. */
  clear(): void {
    rmSync(this.file, { force: true });
    rmSync(this.ledger, { recursive: true, force: true });
    rmSync(this.organisations, { recursive: true, force: true });
  }
}
