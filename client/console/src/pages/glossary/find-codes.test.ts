import { expect, test } from '@jest/globals';
import { listErrors } from '@fuqi/domain';
import { areas, findCodes } from './find-codes';

test('codes are found by code, by words of either language and by area', () => {
  expect(findCodes('fuqi-note-001').map(({ slug }) => slug)).toEqual(['note-spent']);
  expect(findCodes('已被使用').map(({ slug }) => slug)).toContain('note-spent');
  expect(findCodes('', 'SEAL').every(({ code }) => code.startsWith('FUQI-SEAL-'))).toBe(true);
  expect(areas().flatMap((area) => findCodes('', area))).toHaveLength(listErrors().length);
  expect(findCodes('no such words')).toEqual([]);
});
