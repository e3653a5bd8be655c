import type { z } from 'zod';

/** What can stand for `$1`. 64-bit integers travel as text or numeric: one form on both databases. */
export type SqlValue = string | number | null;

/** Statements that run one after another on one connection. */
export interface Queries {
  /** Rows, each checked against its schema. */
  query<Row extends z.ZodType>(
    row: Row,
    sql: string,
    values?: readonly SqlValue[],
  ): Promise<z.infer<Row>[]>;
  run(sql: string, values?: readonly SqlValue[]): Promise<void>;
}

/** The gateway's database: embedded PostgreSQL by default, a PostgreSQL server by configuration, the same statements on both. */
export interface Database extends Queries {
  readonly kind: 'embedded' | 'server';
  /** All or nothing, and nothing half seen by others. */
  transaction<T>(work: (queries: Queries) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}
