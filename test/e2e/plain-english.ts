import type { Page } from 'playwright-core'
import { createWords } from '../../shared/words/words.ts'

/** Every sentence of ours has an accent on each letter in it, and dates are not in English either. */
export const PSEUDO = 'en-XA'

/** The words that the product speaks in a run of this language. */
export const pseudo = createWords(PSEUDO)

/** Forms of data, which no language changes. Names, titles and memos of these runs have no letters. */
const DATA = [
  /https?:\/\/\S+/g,
  /\S+@\S+/g,
  /\b[A-Z]{3}\b/g,
  /\b[A-Z][A-Za-z]+\/[A-Z][A-Za-z_]+\b/g,
  /\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g,
  /\b[A-Z0-9]{4}-?[A-Z0-9]{4}\b/g,
  // Products: ours, and what these runs are signed in with.
  /\b(Milepost|Chrome|Linux)\b/g,
]

/** What of these texts is plain English: two letters in a row without an accent. */
export const plainEnglish = (texts: readonly string[]): string[] =>
  texts.filter((text) =>
    /[A-Za-z]{2}/.test(DATA.reduce((left, form) => left.replace(form, ''), text)),
  )

/** Everything that a page says, seen or read aloud. */
export const textsOf = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const said = [document.title]
    const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) {
      const { parentElement, nodeValue } = walker.currentNode
      if (!parentElement?.closest('script, style')) said.push(nodeValue ?? '')
    }
    const read = ['aria-label', 'aria-description', 'aria-roledescription', 'aria-valuetext']
    for (const name of [...read, 'title', 'alt', 'placeholder', 'label', 'content']) {
      for (const element of document.querySelectorAll(
        `[${name}]:not(meta[name=viewport], meta[name=color-scheme])`,
      )) {
        said.push(element.getAttribute(name) ?? '')
      }
    }
    return said.map((text) => text.trim()).filter((text) => text !== '')
  })
