import type { Json } from './encoding/canonical-json';

/** Title and version that `org.hyperledger.fabric:GetMetadata` answers. */
export const CHAINCODE_TITLE = 'Fuqi';
export const CHAINCODE_VERSION = '0.1.0';

interface Parameter {
  readonly name: string;
  readonly description: string;
}

interface Function {
  readonly name: string;
  readonly description: string;
  readonly parameters: readonly Parameter[];
  readonly kind: 'submit' | 'evaluate';
}

const to: Parameter = { name: 'to', description: 'The next date code, decimal' };
const motion: Parameter = { name: 'motion', description: 'Hash of the motion, hex' };
const root: Parameter = { name: 'root', description: 'Root, hex' };

const submit = (name: string, description: string, ...parameters: Parameter[]): Function => ({
  ...{ name, description, parameters },
  kind: 'submit',
});
const evaluate = (name: string, description: string, ...parameters: Parameter[]): Function => ({
  ...{ name, description, parameters },
  kind: 'evaluate',
});

const FUNCTIONS: Readonly<Record<string, readonly Function[]>> = {
  operations: [
    submit('submit', 'Carries out a batch of operations', {
      name: 'batch',
      description: 'Raw bytes of a batch; not a text, and read from the bytes of the argument',
    }),
  ],
  seals: [
    submit('seal', 'Appends pending commitments to the tree', {
      name: 'anchors',
      description: 'Canonical JSON list of nf/<hex> and tag/<circuit>/<hex>',
    }),
  ],
  calendar: [
    submit('propose', 'Proposes the next date', to),
    submit('confirm', 'Confirms the next date for a second bank', to),
  ],
  governance: [
    submit('propose', 'Proposes a motion', {
      name: 'actions',
      description: 'Canonical JSON list of actions',
    }),
    submit(
      'confirm',
      'Confirms a motion for a second bank or the supervisor, and carries it out when complete',
      motion,
    ),
    submit('withdraw', 'Takes a motion back', motion),
  ],
  query: [
    evaluate('channel', 'What this channel is'),
    evaluate('versions', 'What may be cited now'),
    evaluate('receipt', 'What stands under a nullifier, tag or party root', {
      name: 'anchor',
      description: 'nf/<hex>, tag/<circuit>/<hex> or party/<hex>',
    }),
    evaluate('root', 'Whether the tree of notes had a root', root),
    evaluate('partyRoot', 'Status of a root of the party tree', root),
    evaluate(
      'verifyingKey',
      'A verifying key',
      { name: 'circuit', description: 'Number of the circuit' },
      { name: 'hash', description: 'SHA-256 of the key, hex' },
    ),
    evaluate(
      'pending',
      'A page of what waits to be sealed',
      { name: 'after', description: 'Anchor to continue after, or empty' },
      { name: 'size', description: 'Entries of the page, at most 256' },
    ),
    evaluate('tree', 'Size and root of the tree of notes'),
    evaluate('chunk', 'Leaves of a chunk', {
      name: 'index',
      description: 'Number of the chunk',
    }),
    evaluate('chunkRoots', 'Roots of complete chunks', {
      name: 'from',
      description: 'Number of the first chunk',
    }),
    evaluate('leaves', 'A page of leaves of the party tree', {
      name: 'from',
      description: 'Index of the first member',
    }),
    evaluate('motions', 'Motions that wait for a second bank'),
    evaluate('version', 'Which code answers on this peer'),
  ],
};

function transaction({ name, description, parameters, kind }: Function): Json {
  return {
    name,
    description,
    tag: [kind],
    parameters: parameters.map(({ name: parameter, description: about }) => ({
      name: parameter,
      description: about,
      required: true,
      schema: { type: 'string' },
    })),
    returns: { type: 'string' },
  };
}

/**
 * The contracts' metadata in Fabric's form, written out instead of derived: fabric-contract-api would derive it from
 * decorators, which the compilers in use here drop. A fresh object each time, because the shim writes into it.
 *
 * Every parameter and answer is a text, so that no object of a client is ever turned into a class. What a text must look like
 * is checked by the contracts and not by patterns here: the shim would refuse without a code of the table.
 */
export function createChaincodeMetadata(): Readonly<Record<string, Json>> {
  const own = Object.entries(FUNCTIONS).map(
    ([name, functions]) => [name, { name, transactions: functions.map(transaction) }] as const,
  );
  return {
    $schema: 'https://hyperledger.github.io/fabric-chaincode-node/main/api/contract-schema.json',
    info: { title: CHAINCODE_TITLE, version: CHAINCODE_VERSION },
    contracts: {
      ...Object.fromEntries(own),
      // Added by the shim itself to every chaincode; explicit metadata must list it.
      'org.hyperledger.fabric': {
        name: 'org.hyperledger.fabric',
        transactions: [{ name: 'GetMetadata', tag: ['evaluate'], parameters: [] }],
      },
    },
    components: { schemas: {} },
  };
}

/** {@link createChaincodeMetadata} once, for launchers that take a module's exports. */
export const metadata = createChaincodeMetadata();
