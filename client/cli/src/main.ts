#!/usr/bin/env node
import { processTerminal } from './process-terminal';
import { run } from './program';

void run(process.argv.slice(2), processTerminal()).then((code) => {
  process.exitCode = code;
});
