import { expect, it } from '@jest/globals';
import * as domain from './index';

it('exports exactly this', () => {
  expect(Object.keys(domain).sort()).toMatchSnapshot();
});
