import { describe, expect, it } from 'vitest'
import { createWords } from '../../shared/words/words.ts'
import { takeLaunchOptions } from './launch-options.ts'

describe('launch options', () => {
  it('takes the token out of the environment, so that no child inherits it', () => {
    const env = { MILEPOST_SERVER: 'https://example.org/', MILEPOST_TOKEN: ' t-1 ' }
    expect(takeLaunchOptions(env)).toEqual({
      ok: true,
      value: { server: 'https://example.org', token: 't-1' },
    })
    expect(env).not.toHaveProperty('MILEPOST_TOKEN')
  })

  it('is content with nothing', () => {
    expect(takeLaunchOptions({})).toEqual({ ok: true, value: { server: null, token: null } })
  })

  it('says in one sentence what is wrong with an address', () => {
    const answer = takeLaunchOptions({ MILEPOST_SERVER: 'http://example.org' })
    const { t } = createWords('en')
    expect(answer.ok ? '' : t(`app.refused.${answer.error}`)).toMatch(/https/)
  })
})
