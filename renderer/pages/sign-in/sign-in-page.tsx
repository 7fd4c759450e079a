import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { BarePage } from '../shell/bare-page.tsx'
import { SignInForm } from './sign-in-form.tsx'

/** Stands in the place of every page until someone is signed in; the address stays. */
export function SignInPage() {
  const { t } = useTranslation('employer')
  const [path] = useLocation()
  return (
    <BarePage
      title={t('signIn.title')}
      lead={path === '/device' ? t('signIn.leadDevice') : t('signIn.lead')}
    >
      <SignInForm />
    </BarePage>
  )
}
