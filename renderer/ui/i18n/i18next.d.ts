import 'i18next'
import type { en } from './en.ts'
import type { enEmployer } from './en-employer.ts'

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'app'
    resources: { app: typeof en; employer: typeof enEmployer }
  }
}
