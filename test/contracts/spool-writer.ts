/** Adds records to a spool until it is killed; says each id once it was answered for. */
import { nodeDisk } from '../../electron/disk/node-disk.ts'
import { openSpool } from '../../electron/outbox/spool-outbox.ts'
import { aRecord } from './record-samples.ts'

const { outbox } = await openSpool(process.argv[2] ?? '', nodeDisk)
for (;;) {
  const draft = aRecord()
  const added = await outbox.add(draft)
  if (added.ok) process.stdout.write(`${draft.id}\n`)
}
