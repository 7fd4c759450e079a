import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import sharp from 'sharp'

const folder = join(import.meta.dirname, '..', '..', 'docs', 'screenshots')

/** Keeps a picture of a page, once everything in it has loaded, with few colours: it is for reading. */
export async function keep(page: Page, name: string): Promise<void> {
  await page.evaluate(async () => {
    await document.fonts.ready
    await Promise.all([...document.images].map((image) => image.decode().catch(() => {})))
  })
  const picture = await page.screenshot({ animations: 'disabled' })
  await mkdir(folder, { recursive: true })
  await sharp(picture)
    .png({ palette: true, quality: 90, compressionLevel: 9 })
    .toFile(join(folder, `${name}.png`))
  console.error(`  ${name}`)
}
