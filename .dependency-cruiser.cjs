/** Dependencies point one way (docs/ARCHITECTURE.md): domain ← protocol ← contracts; domain ← embedded; domain, protocol, zk ← sdk. */

// source-loader.cjs lets a test's worker run TypeScript; the build leaves it out.
// attacks are witnesses for tests, apart from the worlds they are built in
const TESTS = '\\.test\\.ts$|/testing/|/(?:attacks|mutation)/|/source-loader\\.cjs$';
const OWN = {
  domain: '^chaincode/domain/src/',
  protocol: '^chaincode/protocol/src/',
  contracts: '^chaincode/contracts/src/',
  zk: '^zk-circuits/src/',
  embedded: '^network/embedded/src/',
  sdk: '^client/sdk/src/',
  service: '^chaincode/service/src/',
  nativeVerifier: '^chaincode/native-verifier/src/',
  topology: '^network/topology/src/',
  fabric: '^client/fabric/src/',
  relay: '^client/relay/src/',
  gateway: '^client/gateway/src/',
  cli: '^client/cli/src/',
  testNetwork: '^test-network/src/',
  scripts: '^scripts/src/',
};

/** Production code of `name` may import its own files, the given packages' entries and nothing else. */
function only(name, { packages = [], libraries = [], core = [], because }) {
  const allowed = [
    OWN[name],
    ...packages.map((other) => `${OWN[other]}index\\.ts$`),
    ...libraries.map((library) => `node_modules/${library}/`),
    // Modules of Node have no folder.
    ...core.map((module) => `^(node:)?(${module.replace('.', '[a-z_/]')})$`),
  ];
  return {
    name: `${name}-imports`,
    comment: because,
    severity: 'error',
    from: { path: OWN[name], pathNot: TESTS },
    to: { pathNot: allowed },
  };
}

module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'resolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    only('domain', { because: 'Pure rules import nothing, not even Node.' }),
    only('protocol', {
      packages: ['domain'],
      libraries: ['poseidon-lite', '@noble/hashes'],
      because: 'The specification runs anywhere: no host, no client library.',
    }),
    only('contracts', {
      packages: ['domain', 'protocol'],
      libraries: [
        'fabric-contract-api',
        'fabric-shim',
        'fabric-shim-api',
        'mcl-wasm',
        '@noble/[^/]+',
      ],
      core: ['buffer', 'crypto'],
      because: 'What a bank endorses depends on rules, protocol and Fabric alone.',
    }),
    only('embedded', {
      packages: ['domain', 'contracts'],
      libraries: [
        ...['fabric-contract-api', 'fabric-shim', 'fabric-shim-api', '@hyperledger/fabric-protos'],
        ...['classic-level', '@noble/[^/]+'],
      ],
      core: ['.+'],
      because: 'The embedded ledger stands in for Fabric and knows no client.',
    }),
    only('zk', {
      packages: ['domain', 'protocol'],
      libraries: ['snarkjs', 'circom2', 'circomlib', 'ffjavascript', '@noble/[^/]+', 'esbuild'],
      core: ['.+'],
      because: 'Proving knows the protocol and nothing of ledgers or wallets.',
    }),
    only('sdk', {
      packages: ['domain', 'protocol', 'zk'],
      libraries: ['@zk-kit/[^/]+', '@noble/[^/]+'],
      core: ['.+'],
      because: 'A client reaches the ledger through its port, never through contract code.',
    }),
    only('service', {
      packages: ['contracts', 'nativeVerifier'],
      libraries: ['fabric-contract-api', 'fabric-shim'],
      core: ['.+'],
      because: 'The service hosts the contracts beside a peer and adds no rule.',
    }),
    only('nativeVerifier', {
      packages: ['contracts'],
      core: ['.+'],
      because: 'A second implementation of one interface.',
    }),
    only('topology', {
      libraries: ['yaml'],
      core: ['.+'],
      because: 'A description and what is generated from it.',
    }),
    only('fabric', {
      packages: ['domain', 'protocol', 'sdk'],
      libraries: ['@hyperledger/[^/]+', '@grpc/grpc-js', 'fabric-[^/]+'],
      core: ['.+'],
      because: 'The Ledger port on Fabric: the only place that knows its SDKs.',
    }),
    only('relay', {
      packages: ['domain', 'protocol', 'sdk'],
      libraries: ['classic-level'],
      core: ['.+'],
      because: 'A relay carries sealed operations and knows no ledger but the port.',
    }),
    only('gateway', {
      packages: ['domain', 'protocol', 'sdk', 'relay'],
      libraries: [
        ...['express', 'express-rate-limit', 'helmet', 'pino', 'prom-client', 'zod', 'pg'],
        ...['@asteasolutions/zod-to-openapi', '@electric-sql/pglite'],
        ...['@simplewebauthn/server', 'csv-parse', 'standardwebhooks', 'pdfkit', 'qrcode'],
      ],
      core: ['.+'],
      because: 'The server of one organisation: it reaches ledgers by the port.',
    }),
    only('cli', {
      packages: ['domain', 'protocol', 'sdk'],
      libraries: ['commander'],
      core: ['.+'],
      because: 'The command line speaks to a gateway by HTTP, and signs.',
    }),
    only('testNetwork', {
      packages: ['topology', 'fabric', 'service'],
      core: ['.+'],
      because: 'Processes on loopback, started from the description.',
    }),
    {
      name: 'only-the-entry',
      comment: 'Another package is its index; tests may also use its testing entry.',
      severity: 'error',
      from: {
        path: '^(chaincode/[^/]+|zk-circuits|network/[^/]+|client/[^/]+|test-network|scripts)/src/',
      },
      to: {
        path: '^(chaincode/[^/]+|zk-circuits|network/[^/]+|client/[^/]+|test-network|scripts)/src/',
        pathNot: ['^$1/', '/src/index\\.ts$', '/src/testing/index\\.ts$'],
      },
    },
    {
      name: 'testing-only-from-tests',
      severity: 'error',
      from: { path: '/src/', pathNot: TESTS },
      to: { path: '/src/testing/' },
    },
    {
      name: 'tests-are-leaves',
      severity: 'error',
      from: { pathNot: '\\.test\\.ts$' },
      to: { path: '\\.test\\.ts$' },
    },
    {
      name: 'gpl-stays-with-the-prover',
      comment:
        'snarkjs, circomlib and their kin are GPL-3.0: zk-circuits uses them, nothing else does.',
      severity: 'error',
      from: { pathNot: OWN.zk },
      to: {
        path: 'node_modules/(snarkjs|circomlib|circomlibjs|circom2|ffjavascript|circom_runtime)/',
      },
    },
    {
      name: 'declared',
      comment: 'Production code imports what its own package.json declares.',
      severity: 'error',
      // The bundler is a tool of the repository, loaded by the command that needs it.
      from: { path: '/src/', pathNot: `${TESTS}|/browser/bundle\\.ts$` },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown', 'npm-dev'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|build|node_modules/\\.cache)/|/vite\\.config\\.mts$' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.check.json' },
    combinedDependencies: false,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['require', 'node', 'default', 'types'],
    },
  },
};
