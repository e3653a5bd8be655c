/** Every bound of the system. Whatever enters, loops, queues or grows is bounded by a line of this file. */

export const LIMITS = {
  /** Bits of a value: fen, kilograms, any smallest unit. */
  valueBits: 64,
  /** Largest value of one note, in the smallest unit. */
  valueMax: (1n << 64n) - 1n,
  /** Largest face of one voucher, in fen: the bill package of the paper exchange, ¥1,000,000,000. */
  voucherFaceMax: 100_000_000_000n,
  /** `dualFrom` of a member for which one officer always suffices. */
  dualFromNever: (1n << 64n) - 1n,

  layerBits: 8,
  budgetBits: 16,
  paidThroughBits: 8,
  dayBits: 22,
  dateCodeBits: 24,
  memberIdBits: 16,
  /** Last day that `YYYY-MM-DD` can name: 9999-12-31. */
  isoDayMax: 2_932_896,

  /** How often a voucher may be passed on, by default. */
  layersDefault: 10,
  /** Leaves into which one root may be split, by default. */
  splitsPerRootDefault: 500,

  noteTreeDepth: 16,
  partyTreeDepth: 8,
  treeArity: 4,
  /** Leaves of one stored chunk of the note tree. */
  treeChunkLeaves: 256,

  moveInputs: 2,
  moveOutputs: 4,
  officersPerMember: 8,
  officerPowerBits: 8,
  newKeysPerRegistration: 2,
  signaturesPerLeg: 2,

  legsPerOperation: 8,
  /** Public inputs of the widest circuit. */
  publicInputsMax: 37,
  proofBytes: 256,
  operationBytesMax: 32_000,
  operationsPerBatch: 64,
  proofsPerBatch: 256,
  badProofsPerBatch: 3,
  /** Below the 4 MiB that a gRPC client receives by default. */
  batchBytesMax: 2_097_152,
  /** How far ahead of the open business day a signed operation may stay valid, in days. */
  validityDaysMax: 30,

  memosPerLeg: 2,
  memoTagBytes: 32,
  memoKeyBytes: 32,
  memoPayloadBytes: 640,
  memoMacBytes: 16,
  memoBytes: 720,
  /** How many unused lookup tags a wallet watches for itself and for each contact. */
  lookupGap: 8,

  openPartyRoots: 16,
  openEpochs: 2,
  openPolicies: 4,
  sealEntriesMax: 256,
  sealAgeBlocksMin: 2,

  oprfBanks: 3,
  oprfThreshold: 2,
  oprfRequestsPerMemberPerDay: 200,
  endorsingBanks: 3,
  endorsementsRequired: 2,

  /** Rate of a quote or fee, in basis points a year: 100 %. */
  rateBpsMax: 10_000,
  /** Days of one interest period: ten years. */
  interestDaysMax: 3_660,
  interestPeriodsMax: 1_000,
  feesPerQuote: 16,
  quotesPerRanking: 64,
  sharesMax: 10_000,
  invoicesPerVoucher: 10,
  calendarYearsMax: 20,

  errorDetailLength: 160,
  channelNameLength: 64,
  contractNameLength: 64,
  invoiceCodeDigits: [10, 12],
  invoiceNumberDigits: 8,
  digitalInvoiceDigits: 20,
  textInputLength: 256,
} as const;
