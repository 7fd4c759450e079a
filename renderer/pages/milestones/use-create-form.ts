import { useState } from 'react'
import { v7 as freshId } from 'uuid'
import { ITEMS_PER_COMMAND } from '../../../shared/contract/commands.ts'
import type { Project } from '../../../shared/contract/entities.ts'
import type { Money } from '../../../shared/money/money.ts'
import { type CreateItem, type CreateRow, type RowErrors, readRows } from './create-rows.ts'

/** Milestones as typed and found good, waiting for *Confirm Payment*. */
export type Draft = { project: Project; items: CreateItem[]; total: Money }

const emptyRow = (): CreateRow => ({ id: freshId(), amount: '', description: '' })

/** The rows of *Create Milestone Payment*, and what is wrong with each (P1, M2). */
export function useCreateForm(fixed: Project | null) {
  const [chosen, setChosen] = useState<Project | null>(fixed)
  const [rows, setRows] = useState<CreateRow[]>(() => [emptyRow()])
  /** The fields that show what is wrong with them, until they are changed. */
  const [judged, setJudged] = useState<ReadonlySet<string>>(new Set())
  const project = fixed ?? chosen
  const read = readRows(rows, project)

  const write = (id: string, field: 'amount' | 'description', text: string): void => {
    setRows((before) => before.map((row) => (row.id === id ? { ...row, [field]: text } : row)))
    setJudged((before) => new Set([...before].filter((one) => one !== `${id} ${field}`)))
  }

  return {
    project,
    rows: rows.map((row, index) => ({
      ...row,
      share: read.shares[index] ?? null,
      errors: {
        amount: judged.has(`${row.id} amount`) ? (read.errors[index]?.amount ?? null) : null,
        description: judged.has(`${row.id} description`)
          ? (read.errors[index]?.description ?? null)
          : null,
      } satisfies RowErrors,
    })),
    total: read.total,
    projectMissing: judged.has('project') && !project,
    mayAdd: rows.length < ITEMS_PER_COMMAND,
    choose(next: Project | null) {
      setChosen(next)
      setJudged(new Set())
    },
    writeAmount: (id: string, text: string) => write(id, 'amount', text),
    writeDescription: (id: string, text: string) => write(id, 'description', text),
    /** One more row; answers its id. */
    add(): string {
      const row = emptyRow()
      setRows((before) => [...before, row])
      return row.id
    },
    remove: (id: string) => setRows((before) => before.filter((row) => row.id !== id)),
    /** The draft when everything is good; else the errors stand beside their fields. */
    check(): Draft | null {
      const fields = rows.flatMap(({ id }) => [`${id} amount`, `${id} description`])
      setJudged(new Set(['project', ...fields]))
      if (!project || !read.items || !read.total) return null
      return { project, items: read.items, total: read.total }
    },
  }
}
