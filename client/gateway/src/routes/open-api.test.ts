import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { problemEntry } from '../errors/problem';
import { openApi, problemsOf } from './open-api';
import { ROUTES } from './route-table';

interface Described {
  readonly operationId: string;
  readonly responses: Readonly<Record<string, unknown>>;
  readonly parameters?: readonly { readonly name: string }[];
}

const described = JSON.parse(JSON.stringify(openApi())) as {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>;
};

describe('the API description', () => {
  test('is the committed one: write it with `npm run openapi -w @fuqi/gateway`', () => {
    const file = readFileSync(join(__dirname, '../../openapi.json'), 'utf8');
    expect(described).toEqual(JSON.parse(file));
    expect(described.openapi).toBe('3.1.0');
  });

  test.each(ROUTES.map((route) => [route.operationId, route] as const))(
    '%s is described with every answer that it declares',
    (_, route) => {
      const operation = described.paths[route.path]?.[route.method];
      expect(operation?.operationId).toBe(route.operationId);
      const statuses = [
        ...Object.keys(route.replies),
        ...problemsOf(route).map((slug) => String(problemEntry(slug).http)),
      ];
      expect(Object.keys(operation?.responses ?? {}).sort()).toEqual([...new Set(statuses)].sort());
      const names = (operation?.parameters ?? []).map(({ name }) => name);
      expect(names.includes('Idempotency-Key')).toBe(route.method === 'post');
      expect(route.path.includes('{id}')).toBe(names.includes('id'));
    },
  );

  test('says voucher where others say token or coin', () => {
    expect(JSON.stringify(described)).not.toMatch(/\b(token|coin)s?\b/i);
  });
});
