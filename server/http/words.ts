import type { FastifyRequest } from 'fastify'
import { acceptedLanguages, chooseLanguage, type Language } from '../../shared/words/languages.ts'
import { createWords, type Words } from '../../shared/words/words.ts'

const spoken = new Map<Language, Words>()

/** The words of the language that a request asks for with `Accept-Language`. */
export function wordsFor({ headers }: Pick<FastifyRequest, 'headers'>): Words {
  const language = chooseLanguage(acceptedLanguages(headers['accept-language']))
  const words = spoken.get(language) ?? createWords(language)
  spoken.set(language, words)
  return words
}
