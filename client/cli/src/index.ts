export { EXIT } from './exit-code';
