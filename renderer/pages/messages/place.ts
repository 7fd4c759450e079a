import { type MessageSubject, messageSubject } from '../../../shared/contract/entities.ts'

/** Where the conversation of a project is, with what the next message is about (M7). */
export function messagesHref(projectId: number, about: MessageSubject | null = null): string {
  const path = `/projects/${projectId}/messages`
  return about ? `${path}?about=${about.kind}:${about.id}` : path
}

/** The subject that an address names; null when it names none, or nothing that can be one. */
export function subjectIn(search: string): MessageSubject | null {
  const [kind, id] = (new URLSearchParams(search).get('about') ?? '').split(':')
  const parsed = messageSubject.safeParse({ kind, id })
  return parsed.success ? parsed.data : null
}
