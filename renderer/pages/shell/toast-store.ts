import { create } from 'zustand'
import type { Tone } from '../../ui/palette.ts'

/** One quiet line in the corner; `href` leads to where it happened (N3). */
export type Toast = { id: number; tone: Tone; text: string; detail?: string; href?: string }

type ToastStore = {
  toasts: Toast[]
  /** How many questions are open over the page; news waits until they are answered. */
  questions: number
}

/** More would hide the page; the oldest leaves first. */
const MOST = 3

let serial = 0

/** What the corner shows just now. View state only. */
export const useToasts = create<ToastStore>()(() => ({ toasts: [], questions: 0 }))

/** Shows a line in the corner. */
export function toast(told: Omit<Toast, 'id'>): void {
  serial += 1
  const added = { ...told, id: serial }
  useToasts.setState(({ toasts }) => ({ toasts: [...toasts, added].slice(-MOST) }))
}

/** Takes a line away. */
export const dismissToast = (id: number): void =>
  useToasts.setState(({ toasts }) => ({ toasts: toasts.filter((one) => one.id !== id) }))

/** Lets news wait while a question is open: it would lie over its buttons. Ends with what it answers. */
export function holdToasts(): () => void {
  const count = (by: number): void =>
    useToasts.setState(({ questions }) => ({ questions: questions + by }))
  count(1)
  return () => count(-1)
}
