/**
 * Draws every icon from `icons/milepost.svg` and the shapes below. Run after changing them; the
 * pictures are kept in the repository, so that a build needs no drawing.
 *
 *   npm run icons
 */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'

const folder = join(import.meta.dirname, 'icons')

/** What the tray says: the glyph differs by shape, not only by colour. */
const trayStates = ['idle', 'running', 'attention'] as const

/** The panel that an icon is for, with the colours that show on it. */
const panels = {
  light: { plain: '#3A4444', running: '#0B6E6E', attention: '#9A5B00', mark: '#FFFFFF' },
  dark: { plain: '#E8EEEE', running: '#4FC3B8', attention: '#F5B04C', mark: '#10201F' },
  // Linux does not tell an app whether its panel is light or dark: these show on both.
  any: { plain: '#8C9999', running: '#1C9C92', attention: '#D08A1E', mark: '#FFFFFF' },
}

const stone = 'M5 17.5V9a6 6 0 0 1 12 0v8.5z'

/** The milestone in 22 x 22: hollow, with a triangle (it counts), or with an exclamation mark. */
function tray(state: (typeof trayStates)[number], panel: keyof typeof panels): string {
  const { plain, mark, ...accents } = panels[panel]
  const colour = state === 'idle' ? plain : accents[state]
  const inside = {
    idle: `<path d="${stone}" fill="none" stroke="${colour}" stroke-width="2" stroke-linejoin="round"/>`,
    running: `<path d="${stone}" fill="${colour}"/><path d="M9 7.4v6.2l5-3.1z" fill="${mark}"/>`,
    attention: `<path d="${stone}" fill="${colour}"/><path d="M11 6.4v4.4M11 13.6v.4" stroke="${mark}" stroke-width="2" stroke-linecap="round"/>`,
  }[state]
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 22 22">${inside}<path d="M2 19.5h18" stroke="${colour}" stroke-width="2" stroke-linecap="round"/></svg>`
}

async function draw(svg: string | Buffer, size: number, name: string): Promise<void> {
  const png = await sharp(Buffer.from(svg), { density: 300 })
    .resize(size, size)
    .png({ compressionLevel: 9, palette: true })
    .toBuffer()
  await writeFile(join(folder, name), png)
}

await draw(await readFile(join(folder, 'milepost.svg')), 512, 'icon.png')
for (const state of trayStates) {
  for (const panel of ['light', 'dark', 'any'] as const) {
    await draw(tray(state, panel), 22, `tray-${state}-${panel}.png`)
    await draw(tray(state, panel), 44, `tray-${state}-${panel}@2x.png`)
  }
}
