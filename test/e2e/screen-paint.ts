import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp, { type Sharp } from 'sharp'
import { output } from '../desktop/processes.ts'

/** A colour, 0–255 each. */
export type Colour = [red: number, green: number, blue: number]

/**
 * Paints the background of a virtual screen, left half and right half. Two colours, because a
 * screen of a single one is rightly taken for a blank frame (S3).
 */
export async function paintScreen(
  desktop: NodeJS.ProcessEnv,
  left: Colour,
  right: Colour,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'milepost-paint-'))
  try {
    const file = join(folder, 'screen.png')
    const [width, height] = [1280, 800]
    const half = (colour: Colour): Sharp => {
      const [r, g, b] = colour
      return sharp({ create: { width, height, channels: 3, background: { r, g, b } } })
    }
    const input = await half(right)
      .extract({ left: 0, top: 0, width: width / 2, height })
      .png()
      .toBuffer()
    await half(left)
      .composite([{ input, left: width / 2, top: 0 }])
      .png()
      .toFile(file)
    // It paints and then ends with 1, since it was not asked to stay; looking at the screen decides.
    await output('display', ['-window', 'root', file], desktop).catch(() => '')
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** The mean colours of the middles of a picture's left and right half. */
export async function halvesOf(picture: Buffer): Promise<{ left: Colour; right: Colour }> {
  const { width, height } = await sharp(picture).metadata()
  const middle = async (share: number): Promise<Colour> => {
    // In two steps: statistics are of the input, whatever is asked before.
    const part = await sharp(picture)
      .extract({
        left: Math.round(width * share),
        top: Math.round(height * 0.4),
        width: Math.round(width * 0.2),
        height: Math.round(height * 0.2),
      })
      .png()
      .toBuffer()
    const { channels } = await sharp(part).stats()
    return channels.slice(0, 3).map(({ mean }) => mean) as Colour
  }
  return { left: await middle(0.15), right: await middle(0.65) }
}

/** How far apart two colours are at most, in any of their parts. */
export const colourGap = (a: Colour, b: Colour): number =>
  Math.max(...a.map((part, index) => Math.abs(part - (b[index] ?? 0))))
