import { create } from 'zustand'
import type { Tone } from '../../ui/palette.ts'

/** One quiet line in the corner; `href` leads to where it happened (N3). */
export type Toast = { id: number; tone: Tone; text: string; detail?: string; href?: string }

type ToastStore = { toasts: Toast[] }

/** More would hide the page; the oldest leaves first. */
const MOST = 3

let serial = 0

/** What the corner shows just now. View state only. */
export const useToasts = create<ToastStore>()(() => ({ toasts: [] }))

/** Shows a line in the corner. */
export function toast(told: Omit<Toast, 'id'>): void {
  serial += 1
  const added = { ...told, id: serial }
  useToasts.setState(({ toasts }) => ({ toasts: [...toasts, added].slice(-MOST) }))
}

/** Takes a line away. */
export const dismissToast = (id: number): void =>
  useToasts.setState(({ toasts }) => ({ toasts: toasts.filter((one) => one.id !== id) }))
