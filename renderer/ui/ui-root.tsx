import { MantineProvider } from '@mantine/core'
import type { i18n } from 'i18next'
import type { ReactNode } from 'react'
import { I18nextProvider } from 'react-i18next'
import { cssVariables, theme } from './theme.ts'

type UiRootProps = {
  i18n: i18n
  /** `system` follows the desktop. */
  colorScheme?: 'system' | 'light' | 'dark'
  children: ReactNode
}

/** What every page stands in: theme, colour scheme and words. */
export function UiRoot({ i18n, colorScheme = 'system', children }: UiRootProps) {
  const forced = colorScheme === 'system' ? {} : { forceColorScheme: colorScheme }
  return (
    <I18nextProvider i18n={i18n}>
      <MantineProvider
        theme={theme}
        cssVariablesResolver={cssVariables}
        defaultColorScheme="auto"
        {...forced}
      >
        {children}
      </MantineProvider>
    </I18nextProvider>
  )
}
