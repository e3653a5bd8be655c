/** Words in both languages, as the gateway sends them. */
export interface Words {
  readonly zh: string;
  readonly en: string;
}
