import { expect, test } from '@jest/globals';
import * as gateway from './index';

test('the public interface changes only on purpose', () => {
  expect(Object.keys(gateway).sort()).toMatchSnapshot();
});
