#!/usr/bin/env node
/** The program `loket`: argv → one command → exit code. */
import { run } from './cli/program.ts';
import { openShell } from './cli/shell.ts';

process.exitCode = await run(process.argv.slice(2), openShell());
