import { cp, link, mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createPackage } from '@electron/asar'

// The page is in the address: with the package's fuses a file inside the archive cannot be shown
// without a scheme of one's own, and whoever measures against the least should have the least.
const main = `const { app, BrowserWindow } = require('electron')
app.on('window-all-closed', () => {})
app.whenReady().then(() => {
  if (process.env.BARE_WITHOUT_WINDOW) return
  const page = '<!doctype html><title>Bare</title><p>Bare</p>'
  new BrowserWindow({ width: 900, height: 640 }).loadURL('data:text/html,' + page)
})
`

/** Copies a folder by hard links: the same bytes on disk and, once mapped, the same memory pages. */
async function linkTree(from: string, to: string, skip: (name: string) => boolean): Promise<void> {
  await mkdir(to, { recursive: true })
  for (const name of (await readdir(from)).filter((each) => !skip(each))) {
    const [source, target] = [join(from, name), join(to, name)]
    if ((await stat(source)).isDirectory()) await linkTree(source, target, () => false)
    else await link(source, target).catch(() => cp(source, target))
  }
}

/**
 * Makes the smallest application there can be of the very runtime that the package carries: same
 * program file, same fuses, same asar form, a window of the same size with one word in it.
 * @param packageFolder the unpacked package of the app
 * @returns the path of its program
 */
export async function makeBareApp(
  packageFolder: string,
  executable: string,
  folder: string,
): Promise<string> {
  const runtime = join(folder, 'runtime')
  await linkTree(packageFolder, runtime, (name) => name === 'resources')
  const source = join(folder, 'source')
  await mkdir(source, { recursive: true })
  await writeFile(join(source, 'package.json'), '{"name":"bare","main":"main.js"}\n')
  await writeFile(join(source, 'main.js'), main)
  await mkdir(join(runtime, 'resources'), { recursive: true })
  await createPackage(source, join(runtime, 'resources', 'app.asar'))
  await rm(source, { recursive: true })
  return join(runtime, executable)
}
