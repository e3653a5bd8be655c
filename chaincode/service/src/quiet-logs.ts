/**
 * Imported before anything of Fabric: its loggers read their level when they are made, and by default print every refused
 * transaction. A level that was chosen stays.
 */
process.env['CORE_CHAINCODE_LOGGING_LEVEL'] ??= 'CRITICAL';
