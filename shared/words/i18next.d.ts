import 'i18next'
import type { MoneyDto } from '../contract/primitives.ts'
import type { en } from './en/index.ts'

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'words'
    strictInterpolationChecks: true
    resources: { words: typeof en.words }
    interpolationFormatTypeMap: {
      money: MoneyDto
      duration: number
      elapsed: number
      dateTime: number
    }
  }
}
