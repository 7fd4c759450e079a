import sharp from 'sharp'

/** Numbers that look random and are the same each time, so that pictures change only with the product. */
export function numbers(seed: number): () => number {
  let state = (seed * 2_654_435_761) % 4_294_967_296
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296
    return state / 4_294_967_296
  }
}

type Painter = (next: () => number) => string

const bar = (x: number, y: number, width: number, height: number, colour: string): string =>
  `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="3" fill="${colour}"/>`

/** Lines of code in a dark editor. */
const editor: Painter = (next) => {
  const colours = ['#c792ea', '#82aaff', '#c3e88d', '#f78c6c', '#89ddff', '#eeffff']
  const lines = Array.from({ length: 24 }, (_, row) => {
    const words = Array.from({ length: 1 + Math.floor(next() * 5) })
    let x = 300 + 28 * Math.floor(next() * 4)
    return words
      .map(() => {
        const width = 30 + Math.floor(next() * 130)
        const word = bar(x, 40 + row * 28, width, 12, colours[Math.floor(next() * 6)] ?? '')
        x += width + 14
        return word
      })
      .join('')
  })
  const files = Array.from({ length: 14 }, (_, row) =>
    bar(28 + (row % 3) * 14, 44 + row * 30, 90 + next() * 70, 10, '#5b6478'),
  )
  return `<rect width="1280" height="720" fill="#1e2430"/>${bar(0, 0, 250, 720, '#191e28')}${files.join('')}${lines.join('')}`
}

/** A layout on a drawing board. */
const board: Painter = (next) => {
  const cards = Array.from({ length: 6 }, (_, index) => {
    const [x, y] = [330 + (index % 3) * 240, 120 + Math.floor(index / 3) * 270]
    const tint = ['#d7ebe9', '#f3e4c8', '#e2e4f3'][Math.floor(next() * 3)] ?? ''
    return `${bar(x, y, 210, 230, '#ffffff')}${bar(x, y, 210, 120, tint)}${bar(x + 16, y + 140, 90 + next() * 80, 12, '#334155')}${bar(x + 16, y + 166, 160, 8, '#cbd5e1')}${bar(x + 16, y + 184, 130, 8, '#cbd5e1')}`
  })
  const layers = Array.from({ length: 12 }, (_, row) =>
    bar(24, 90 + row * 34, 80 + next() * 90, 10, '#94a3b8'),
  )
  return `<rect width="1280" height="720" fill="#e9edf1"/>${bar(0, 0, 260, 720, '#ffffff')}${bar(0, 0, 1280, 56, '#0f3d3d')}${layers.join('')}${cards.join('')}`
}

/** Rows of figures. */
const sheet: Painter = (next) => {
  const cells = Array.from({ length: 19 * 9 }, (_, index) => {
    const [column, row] = [index % 9, Math.floor(index / 9)]
    const colour = column === 0 ? '#334155' : next() > 0.9 ? '#b45309' : '#94a3b8'
    return bar(60 + column * 132, 84 + row * 32, 30 + next() * 70, 10, colour)
  })
  const rules = Array.from({ length: 20 }, (_, row) => bar(40, 72 + row * 32, 1200, 1, '#e2e8f0'))
  return `<rect width="1280" height="720" fill="#ffffff"/>${bar(0, 0, 1280, 48, '#1d6f42')}${rules.join('')}${cells.join('')}`
}

const painters = [editor, editor, board, sheet]

/** A made-up working screen, 1280 x 720, as the app would have taken it. */
export async function workingScreen(seed: number): Promise<Buffer> {
  const next = numbers(seed)
  // Nobody changes the tool every ten minutes.
  const paint = painters[Math.floor(seed / 3) % painters.length] ?? editor
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1280" height="720">${paint(next)}</svg>`
  return sharp(Buffer.from(svg)).webp({ quality: 70 }).toBuffer()
}
