// The real command line, in a process that dies where it is told to.
import './die-at.ts'
import '../../src/main/cli.ts'
