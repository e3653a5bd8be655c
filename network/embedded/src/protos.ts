import { createRequire } from 'node:module';
import type * as FabricProtos from '@hyperledger/fabric-protos';

/** `google.protobuf.Timestamp` as generated code offers it; the package has no types of its own. */
interface TimestampMessage {
  getSeconds(): number;
  setSeconds(seconds: number): void;
  getNanos(): number;
  setNanos(nanos: number): void;
}

const load = createRequire(__filename);

/**
 * Messages must come from the copy that fabric-shim itself loads: its stub takes message objects,
 * not bytes, and two copies of the generated classes do not mix.
 */
const protosPath = load.resolve('@hyperledger/fabric-protos', {
  paths: [load.resolve('fabric-shim')],
});
const timestampPath = load.resolve('google-protobuf/google/protobuf/timestamp_pb', {
  paths: [protosPath],
});

export const { common, ledger, msp, peer } = load(protosPath) as typeof FabricProtos;
export const { Timestamp } = load(timestampPath) as { Timestamp: new () => TimestampMessage };
