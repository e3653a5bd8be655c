/** What the tests of other packages use of the small world behind a gateway. */
export { openTestDatabase } from './databases';
export { gatewayMember, issueVoucher, openWorld } from './gateway-world';
export { openTestGateway } from './test-gateway';
export type { TestGateway } from './test-gateway';
