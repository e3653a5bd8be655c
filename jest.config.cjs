/** One project for the whole workspace: tests run on the sources, so a test never sees a stale build. */
module.exports = {
  testEnvironment: 'node',
  testMatch: [
    '<rootDir>/{chaincode,zk-circuits,network,client,test-network,scripts}/**/src/**/*.test.ts',
    '<rootDir>/scripts/{setup,tooling}/**/*.test.ts',
  ],
  transform: {
    '^.+\\.ts$': ['@swc/jest', { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' } }],
  },
  moduleNameMapper: {
    '^@fuqi/(domain|protocol|contracts)$': '<rootDir>/chaincode/$1/src/index.ts',
    '^@fuqi/zk-circuits$': '<rootDir>/zk-circuits/src/index.ts',
    '^@fuqi/(embedded|topology)$': '<rootDir>/network/$1/src/index.ts',
    '^@fuqi/(sdk|fabric|relay|gateway|cli)$': '<rootDir>/client/$1/src/index.ts',
    '^@fuqi/native-verifier$': '<rootDir>/chaincode/native-verifier/src/index.ts',
    '^@fuqi/chaincode-service$': '<rootDir>/chaincode/service/src/index.ts',
    '^@fuqi/test-network$': '<rootDir>/test-network/src/index.ts',
  },
  maxWorkers: 2,
  // Circuits and keys leave large heaps behind; a worker above this is replaced between test files.
  workerIdleMemoryLimit: '700MB',
};
