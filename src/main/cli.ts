#!/usr/bin/env node
import { commands } from '../../commands/index.ts'
import { runOneShot } from './run-one-shot.ts'

process.exitCode = await runOneShot(process.argv.slice(2), commands, 'backcourt')
