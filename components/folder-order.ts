/** Folders moved among those that stand beside them, which the switcher of views follows. */
import { changeSettings } from '../utils/actions.ts'
import { nameFolder } from '../utils/folder.ts'
import { isolate, say } from '../utils/i18n.ts'
import { areBeside, findNeighbour, passFolder } from '../utils/view/folders.ts'
import { act, type Board } from './board.ts'

/** A step up or down; nothing at either end. */
export async function stepFolder(board: Board, folder: string, by: 1 | -1): Promise<void> {
  const neighbour = findNeighbour(board.folders.peek(), folder, by)
  if (neighbour !== undefined) await moveFolder(board, folder, neighbour)
}

/** Past another that stands beside it, in whichever direction that one is. */
export async function moveFolder(board: Board, folder: string, passed: string): Promise<void> {
  const folders = passFolder(board.folders.peek(), folder, passed)
  const beside = folders.filter((other) => areBeside(folder, other))
  const words = say('folderPlace', isolate(nameFolder(folder)), beside.indexOf(folder) + 1, beside.length)
  await act(board, () => changeSettings({ folders }), words)
}
