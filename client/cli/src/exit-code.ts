/** What the process answers to a shell: 0 done, else the kind of the failure. */
export const EXIT = { done: 0, unexpected: 1, usage: 2 } as const;
