import { Button, CloseButton, Textarea } from '@mantine/core'
import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation, useSearch } from 'wouter'
import type { ProjectResponse } from '../../../shared/contract/http.ts'
import { useCommand } from '../api/use-command.ts'
import { Message } from '../parts/message.tsx'
import { useParty } from '../shell/account.tsx'
import styles from './messages.module.css'
import { messagesHref, subjectIn } from './place.ts'
import { subjectLine } from './subject.ts'

const TEXT_MAX = 4000

/** Writes the next message; Enter sends it, Shift+Enter starts a new line (M7). */
export function Composer({ data }: { data: ProjectResponse }) {
  const { t } = useTranslation()
  const { project } = data
  const name = useParty() === 'employer' ? project.freelancer.name : project.employer.name
  const [, navigate] = useLocation()
  const about = subjectIn(useSearch())
  const subject = about && subjectLine(t, about, data)
  const { send, busy, failure } = useCommand('sendMessage')
  const [text, setText] = useState('')
  const [wrong, setWrong] = useState<'empty' | 'tooLong' | null>(null)
  const field = useRef<HTMLTextAreaElement>(null)
  const subjectId = subject ? about?.id : undefined

  // Whoever comes from a row comes to write about it.
  useEffect(() => {
    if (subjectId !== undefined) field.current?.focus()
  }, [subjectId])

  const submit = async (): Promise<void> => {
    const trimmed = text.trim()
    const found = trimmed === '' ? 'empty' : trimmed.length > TEXT_MAX ? 'tooLong' : null
    setWrong(found)
    field.current?.focus()
    if (found || busy) return
    if (await send({ projectId: project.id, about: subject ? about : null, text: trimmed })) {
      setText('')
      if (about) navigate(messagesHref(project.id), { replace: true })
    }
  }

  const onKeyDown = (event: KeyboardEvent): void => {
    // Enter also ends a word of an input method; that one is not ours.
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
    event.preventDefault()
    void submit()
  }

  return (
    <form
      className={styles.composer}
      noValidate
      onSubmit={(event: FormEvent) => {
        event.preventDefault()
        void submit()
      }}
    >
      {subject && (
        <p className={styles.subject}>
          <span>
            {t('messages.about')} <strong>{subject.label}</strong>
          </span>
          <CloseButton
            size="sm"
            aria-label={t('messages.aboutDrop')}
            onClick={() => {
              navigate(messagesHref(project.id), { replace: true })
              field.current?.focus()
            }}
          />
        </p>
      )}
      {failure && <Message failure={failure} freelancer={project.freelancer.name} write />}
      <Textarea
        ref={field}
        label={t('messages.write', { name })}
        description={t('messages.hint')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value)
          setWrong(null)
        }}
        onKeyDown={onKeyDown}
        error={wrong && t(`messages.error.${wrong}`)}
        rows={2}
        classNames={{ input: styles.field }}
      />
      <div className={styles.buttons}>
        <Button type="submit" loading={busy}>
          {t('messages.send')}
        </Button>
      </div>
    </form>
  )
}
