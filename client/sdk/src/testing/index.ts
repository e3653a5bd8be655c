/** What other packages' tests may use: a small network whose ledger believes every proof. */
export { believingProver } from './provers';
export { ScriptedLedger } from './scripted-ledger';
export {
  BANK_A,
  BANK_B,
  CORE,
  FIRST_DAY,
  MANDATE,
  T1,
  T2,
  T3,
  TestMember,
  TestWorld,
  dayOf,
} from './world';
