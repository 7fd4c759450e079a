import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The repository's root folder. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))

/** Where set-up notes what it has done; goes with `node_modules`, whose state it describes. */
export const stampFolder = join(root, 'node_modules', '.milepost')

/** The pinned Node that runs everything but set-up itself. */
export const pinnedNode = join(
  root,
  'node_modules',
  'node',
  'bin',
  `node${process.platform === 'win32' ? '.exe' : ''}`,
)

/** Large downloads, shared by all clones of one user. */
export const cacheFolder = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'milepost')
