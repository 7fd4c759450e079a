import 'i18next'
import type { MoneyDto } from '../contract/primitives.ts'
import type { Namespaces } from './languages.ts'

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'app'
    strictInterpolationChecks: true
    resources: { [Name in keyof Namespaces]: Namespaces[Name] }
    interpolationFormatTypeMap: {
      money: MoneyDto
      duration: number
      elapsed: number
      dateTime: number
    }
  }
}
