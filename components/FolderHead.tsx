/** The heading of a folder among the sources, with a box that chooses all that stands in it. */

import { isInside, nameFolder } from '../utils/folder.ts'
import { formatCount, say } from '../utils/i18n.ts'
import type { Group } from '../utils/view/folders.ts'
import { type Board, choose } from './board.ts'
import { sayFolder } from './view-names.ts'

export function FolderHead({ group, board }: { group: Group; board: Board }) {
  const { folder, depth } = group
  const inside = board.groups.value
    .flatMap(({ sources }) => sources)
    .filter((source) =>
      folder === undefined ? source.folder === undefined : isInside(source.folder, folder),
    )
  const name = folder === undefined ? say('noFolder') : sayFolder(folder)
  return (
    <li class="folder-head" data-folder={folder ?? ''} style={{ '--depth': String(depth) }}>
      <label class="hit">
        <input
          type="checkbox"
          aria-label={say('chooseNamed', name)}
          aria-keyshortcuts={folder === undefined ? undefined : 'Alt+ArrowUp Alt+ArrowDown'}
          checked={inside.length > 0 && inside.every(({ id }) => board.chosen.value.has(id))}
          onChange={(event) =>
            choose(
              board,
              inside.map(({ id }) => id),
              event.currentTarget.checked,
            )
          }
        />
      </label>
      <h3 title={name} draggable={folder !== undefined}>
        <bdi>{folder === undefined ? name : nameFolder(folder)}</bdi>
      </h3>
      <span class="hint">{formatCount(inside.length)}</span>
    </li>
  )
}
