import type { ApiClient } from './api-client';
import type { Words } from './context';

/** Who works here, as the gateway says. */
export interface Me {
  readonly member: { readonly id: number; readonly name: Words; readonly roles: readonly string[] };
  readonly principal: {
    readonly id: string;
    readonly kind: string;
    readonly officer: number | null;
    readonly scopes: readonly string[];
  };
  readonly channel: string;
  readonly development: boolean;
  readonly day: string;
  readonly phase: string;
}

export const readMe = (api: ApiClient): Promise<Me> => api.get<Me>('/v1/me');
