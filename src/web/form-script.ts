/** The script of the online form: progress, and work under attack. The form works without it. */
import { PUZZLE_SCRIPT } from './script/puzzle.ts';
import { SEND_SCRIPT } from './script/send.ts';

export const FORM_SCRIPT = `'use strict';\n(() => {${SEND_SCRIPT}${PUZZLE_SCRIPT}})();\n`;
