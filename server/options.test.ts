import { describe, expect, it } from 'vitest'
import { parseOptions } from './options.ts'

const good = ['--port', '0', '--data', '/tmp/somewhere']
const refusalOf = (argv: string[]) => {
  const parsed = parseOptions(argv)
  return parsed.ok ? 'accepted' : parsed.error
}

describe('the command line of the marketplace', () => {
  it('reads every flag', () => {
    const argv = [...good, '--sandbox', '--host', '0.0.0.0', '--public-url', 'https://a.example/']
    argv.push('--fee-bps', '250')
    expect(parseOptions(argv)).toEqual({
      ok: true,
      value: {
        port: 0,
        host: '0.0.0.0',
        dataDir: '/tmp/somewhere',
        sandbox: true,
        publicUrl: 'https://a.example',
        feeBps: 250,
      },
    })
  })

  it('is a sandbox only when asked', () => {
    expect(parseOptions(good)).toMatchObject({
      value: { sandbox: false, publicUrl: null, feeBps: 0 },
    })
  })

  it.each([
    ['abc', '--port must be'],
    ['65536', '--port must be'],
    ['-1', '--port'],
    ['1.5', '--port must be'],
  ])('refuses the port %s in one line', (port, words) => {
    const refusal = refusalOf(['--port', port, '--data', '/tmp/x'])
    expect(refusal).toContain(words)
    expect(refusal).not.toContain('\n')
  })

  it.each([
    [['--colour', 'red', ...good], '--colour'],
    [[...good, 'stray'], 'stray'],
    [['--port', '0'], '--data is missing'],
    [['--data', '/tmp/x'], '--port is missing'],
    [[...good, '--public-url', 'ftp://a.example'], '--public-url must be'],
    [[...good, '--public-url', 'https://a.example/path'], '--public-url must be'],
    [[...good, '--fee-bps', '10001'], '--fee-bps must be'],
    [[...good, '--fee-bps', '2.5'], '--fee-bps must be'],
  ])('refuses %j in one line', (argv, words) => {
    const refusal = refusalOf(argv)
    expect(refusal).toContain(words)
    expect(refusal).not.toContain('\n')
  })
})
