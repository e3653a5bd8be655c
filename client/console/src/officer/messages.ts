/** What the page and the officer's worker say to each other. The key itself is in no message. */
import type { Words } from '../i18n/use-words';

export type NamesByNumber = Readonly<Record<number, Words>>;

export type Ask =
  | { readonly kind: 'open'; readonly sealed: string; readonly passphrase: string }
  | {
      readonly kind: 'review';
      /** As `GET /v1/operations/{id}/signing-request` gives it. */
      readonly request: string;
      readonly member: number;
      readonly names: NamesByNumber;
    }
  | {
      readonly kind: 'sign';
      readonly request: string;
      readonly member: number;
      readonly slot: number;
    };

/** What the legs really do, as the device makes it out of their openings. */
export interface Reviewed {
  readonly sentences: readonly Words[];
  readonly legalText: string;
  /** Digests that this member's officers sign, hex. */
  readonly digests: readonly { readonly leg: number; readonly digest: string }[];
}

/** A signature in the form of the interface. */
export interface PostedSignature {
  readonly leg: number;
  readonly r8: { readonly x: string; readonly y: string };
  readonly s: string;
}

export interface Answers {
  readonly open: undefined;
  readonly review: Reviewed;
  readonly sign: readonly PostedSignature[];
}

export type Question = { readonly id: number } & Ask;

export type Reply = { readonly id: number } & (
  | { readonly ok: true; readonly value: Answers[keyof Answers] }
  /** `code` of the table of errors, undefined for what nobody expected. */
  | { readonly ok: false; readonly code: string | undefined }
);
