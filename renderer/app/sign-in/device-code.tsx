import { Button } from '@mantine/core'
import { IconCheck, IconCopy, IconExternalLink } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorNote } from '../../ui/error-note.tsx'
import { clockText } from '../../ui/words.ts'
import { ownZone } from '../../ui/zone.ts'
import { useCall } from '../state/use-call.ts'
import classes from './sign-in.module.css'

type DeviceCodeProps = { userCode: string; verificationUrl: string; expiresAtMs: number }

/**
 * Copies what an element shows. By selection: the window is denied every permission, the
 * clipboard's among them, and a copy that the person asks for needs none.
 */
function copyText(element: HTMLElement): boolean {
  const selection = getSelection()
  selection?.selectAllChildren(element)
  return document.execCommand('copy')
}

/** The code to confirm in the browser, large enough to compare at a glance. */
export function DeviceCode({ userCode, verificationUrl, expiresAtMs }: DeviceCodeProps) {
  const { t } = useTranslation()
  const code = useRef<HTMLOutputElement>(null)
  const [copied, setCopied] = useState(false)
  const open = useCall('app.openInBrowser')
  const address = verificationUrl.replace(/\?.*$/, '')
  return (
    <>
      <h1 className={classes.title}>{t('signIn.codeTitle')}</h1>
      <p className={classes.lead}>{t('signIn.codeLead')}</p>
      <output ref={code} className={classes.code} aria-label={t('signIn.code')}>
        {userCode}
      </output>
      <div className={classes.buttons}>
        <Button
          leftSection={<IconExternalLink size={16} aria-hidden="true" />}
          loading={open.busy}
          onClick={() => void open.run({ page: 'device' })}
        >
          {t('signIn.openBrowser')}
        </Button>
        <Button
          variant="default"
          leftSection={copied ? <IconCheck size={16} /> : <IconCopy size={16} />}
          onClick={() => code.current && setCopied(copyText(code.current))}
        >
          {copied ? t('signIn.copied') : t('signIn.copy')}
        </Button>
      </div>
      {open.failure && <ErrorNote failure={open.failure} />}
      <p role="status" className={classes.lead}>
        {t('signIn.waiting')} {t('signIn.expires', { time: clockText(expiresAtMs, ownZone()) })}
      </p>
      <p className={classes.server}>{t('signIn.address', { address })}</p>
    </>
  )
}
