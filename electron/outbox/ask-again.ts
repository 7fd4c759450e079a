import type { Outbox } from './outbox.ts'

/**
 * Queues again what was refused for a reason that the app did not know: it may be a newer version
 * by now, and an update always starts the app (Y3, Y5). What a full disk keeps from moving stays.
 */
export async function askAgain(outbox: Pick<Outbox, 'refused' | 'retry'>): Promise<void> {
  for (const { record, error } of outbox.refused()) {
    if (error.code === 'answer_not_known') await outbox.retry(record.id).catch(() => undefined)
  }
}
