import { describe, expect, it } from 'vitest'
import type { StatementResponse } from '../../../shared/contract/http.ts'
import { MIDWEEK_MS } from '../../sandbox-clock.ts'
import { ask, outcome, send } from './client.ts'
import { withMarketplace } from './marketplace.ts'

const marketplace = withMarketplace()

const today = () => new Date(MIDWEEK_MS).toISOString().slice(0, 10)
const query = (change: Record<string, string> = {}) =>
  `?${new URLSearchParams({ currency: 'USD', from: today(), to: today(), zone: 'UTC', ...change })}`

describe('the statement', () => {
  it('is a table that calculates nothing, whatever a project is called', async () => {
    const { url, employer, project, database } = marketplace()
    const { id: projectId } = project('hourly', 'active')
    const title = '=HYPERLINK("https://evil.example";"Salary, €")'
    await database.query('UPDATE project SET title = $1 WHERE id = $2', [title, projectId])
    const terms = {
      projectId,
      currency: 'USD',
      amount: '12.50',
      description: 'Two\nlines',
      confirmedSource: 'any',
    }
    expect(outcome(await send(url, employer.token, 'createMilestone', terms))).toBe('applied')

    const { token } = employer
    const answer = await ask(url, 'GET', `/api/statement.csv${query()}`, { token })
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(answer.headers.get('content-disposition')).toBe(
      `attachment; filename="milepost-USD-${today()}-${today()}.csv"`,
    )
    const text = answer.body.text as string
    const [header] = text.split('\r\n')
    expect(header).toMatch(/^date,instant,entry,kind,project,description,amount,charged/)
    expect(text).toContain(`"'=HYPERLINK(""https://evil.example"";""Salary, €"")"`)
    expect(text).toMatch(/: Two\nlines",-12\.50,0\.00,/)

    const { body } = await ask(url, 'GET', `/api/statement${query()}`, { token })
    const { lines, closingBalance } = body as unknown as StatementResponse
    expect(lines.at(-1)).toMatchObject({ projectTitle: title, amount: '-12.50' })
    expect(lines.at(-1)?.balance).toBe(closingBalance)
  })

  it('shows another account nothing of it', async () => {
    const { url, strangers } = marketplace()
    const [{ token }] = strangers
    const { body } = await ask(url, 'GET', `/api/statement${query()}`, { token })
    expect(JSON.stringify(body)).not.toContain('HYPERLINK')
  })

  it.each([
    [{ currency: 'XXX' }, 'currency'],
    [{ zone: 'Mars/Base' }, 'zone'],
    [{ from: '2026-03-02', to: '2026-03-01' }, 'to'],
    [{ from: '2024-01-01', to: '2026-01-01' }, 'to'],
    [{ from: '2026-02-30' }, 'from'],
  ] as const)('refuses %j and names the field', async (change, field) => {
    const { url, freelancer } = marketplace()
    for (const path of ['/api/statement', '/api/statement.csv']) {
      const asked = await ask(url, 'GET', path + query(change), { token: freelancer.token })
      expect(asked.body).toMatchObject({ status: 400, code: 'malformed_request' })
      expect(JSON.stringify(asked.body.issues)).toContain(field)
    }
  })
})
