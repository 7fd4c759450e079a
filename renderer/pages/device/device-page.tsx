import { Anchor } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'wouter'
import { Note } from '../../ui/note.tsx'
import { useAccount } from '../shell/account.tsx'
import { BarePage } from '../shell/bare-page.tsx'
import { SignOutButton } from '../shell/sign-out-button.tsx'
import { CodeForm } from './code-form.tsx'
import { DeviceAnswer } from './device-answer.tsx'

/** Where a freelancer lets the Desktop App in, by the code that the app shows. */
export function DevicePage() {
  const { t } = useTranslation('employer')
  const { role, name } = useAccount()
  const [search, setSearch] = useSearchParams()
  const [asked, setAsked] = useState(0)
  const code = search.get('user_code')?.trim() ?? ''
  const look = (typed: string): void => {
    setSearch(typed === '' ? {} : { user_code: typed }, { replace: true })
    setAsked((times) => times + 1)
  }
  return (
    <BarePage title={t('device.title')} lead={t('app.signedInAs', { name })}>
      {role !== 'freelancer' ? (
        <Note tone="attention" title={t('device.employer')} actions={<SignOutButton />}>
          {t('device.employerBody')}
        </Note>
      ) : code === '' ? (
        <CodeForm onCode={look} />
      ) : (
        <>
          <DeviceAnswer key={`${code} ${asked}`} code={code} />
          <Anchor component="button" type="button" onClick={() => look('')}>
            {t('device.another')}
          </Anchor>
        </>
      )}
    </BarePage>
  )
}
