import { expect, test } from '@jest/globals';
import * as sdk from './index';

test('the public interface changes only on purpose', () => {
  expect(Object.keys(sdk).sort()).toMatchSnapshot();
});
