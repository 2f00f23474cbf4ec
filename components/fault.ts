/** Why a file is not taken, in one sentence that also says that nothing was changed. */
import type { FileFault } from '../utils/exchange.ts'
import { say } from '../utils/i18n.ts'

const names = {
  'not-ours': 'fileNotOurs',
  empty: 'fileEmpty',
  'too-large': 'fileTooLarge',
  damaged: 'fileDamaged',
  newer: 'fileNewer',
  unreadable: 'fileUnreadable',
  'no-space': 'fileNoSpace',
  fault: 'fileFault',
  'bad-xml': 'fileBadXml',
  'cut-off': 'fileCutOff',
} as const satisfies Record<FileFault['reason'], string>

export function sayFault(fault: FileFault): string {
  return 'line' in fault ? say(names[fault.reason], fault.line) : say(names[fault.reason])
}
