import { describe, expect, it } from 'vitest'
import { createWords } from '../shared/words/words.ts'
import { parseOptions } from './options.ts'

const good = ['--port', '0', '--data', '/tmp/somewhere']
const refusalOf = (argv: string[]) => {
  const parsed = parseOptions(argv)
  return parsed.ok ? 'accepted' : parsed.error(createWords('en'))
}

describe('the command line of the marketplace', () => {
  it('reads every flag', () => {
    const argv = [...good, '--host', '0.0.0.0', '--public-url', 'https://a.example/']
    argv.push('--fee-bps', '250', '--trusted-proxies', '10.0.0.0/8,::1')
    expect(parseOptions(argv)).toEqual({
      ok: true,
      value: {
        port: 0,
        host: '0.0.0.0',
        dataDir: '/tmp/somewhere',
        sandbox: false,
        publicUrl: 'https://a.example',
        feeBps: 250,
        trustedProxies: ['10.0.0.0/8', '::1'],
        withoutLimits: false,
      },
    })
  })

  it.each([
    [[]],
    [['--host', '127.0.0.1']],
    [['--host', '127.9.9.9', '--public-url', 'http://localhost:8080']],
    [['--host', '::1', '--public-url', 'http://[::1]:8080']],
    [['--host', 'localhost', '--public-url', 'https://127.0.0.1']],
  ])('is a sandbox on this machine, also with %j', (more) => {
    expect(parseOptions([...good, '--sandbox', ...more])).toMatchObject({
      value: { sandbox: true },
    })
  })

  it('trusts proxies on this machine where there is a public address, and none elsewhere', () => {
    expect(parseOptions(good)).toMatchObject({ value: { trustedProxies: [] } })
    expect(parseOptions([...good, '--public-url', 'https://a.example'])).toMatchObject({
      value: { trustedProxies: ['127.0.0.0/8', '::1/128'] },
    })
  })

  it.each(['', 'proxy.example', '10.0.0.0/33', '10.0.0.0/8/8', '::1/129', '127.0.0.1, ::1'])(
    'takes no "%s" for a list of proxies',
    (list) => {
      expect(refusalOf([...good, '--trusted-proxies', list])).toContain('--trusted-proxies must be')
    },
  )

  it('leaves limits out on this machine only', () => {
    const more = ['--without-limits']
    expect(parseOptions([...good, ...more])).toMatchObject({ value: { withoutLimits: true } })
    expect(refusalOf([...good, ...more, '--host', '0.0.0.0'])).toContain('this machine only')
  })

  it.each([
    [['--sandbox', '--host', '0.0.0.0'], 'Leave out --host'],
    [['--sandbox', '--host', '::'], 'Leave out --host'],
    [['--sandbox', '--host', '192.168.1.2'], 'Leave out --host'],
    [['--sandbox', '--host', '127.0.0.1.example'], 'Leave out --host'],
    [['--sandbox', '--host', 'localhost.example'], 'Leave out --host'],
    [['--sandbox', '--public-url', 'https://a.example'], 'Leave out --public-url'],
    [['--public-url', 'http://a.example'], 'must begin with https://'],
    [['--public-url', 'http://localhost.example'], 'must begin with https://'],
    [['--sandbox', '--public-url', 'http://a.example'], 'must begin with https://'],
  ])('refuses %j, which others could reach or overhear', (more, words) => {
    expect(refusalOf([...good, ...more])).toContain(words)
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
