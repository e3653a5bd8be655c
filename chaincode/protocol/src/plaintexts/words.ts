import { FuqiError } from '@fuqi/domain';

/** A list as words by place. @throws FuqiError malformed when it has another length */
export function wordReader(words: readonly bigint[], length: number): (i: number) => bigint {
  if (words.length !== length) throw new FuqiError('malformed', 'count of words');
  return (i) => {
    const word = words[i];
    if (word === undefined) throw new FuqiError('malformed', 'count of words');
    return word;
  };
}
