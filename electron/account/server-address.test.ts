import { describe, expect, it } from 'vitest'
import { chooseServer, parseServer } from './server-address.ts'

describe('the address of a marketplace', () => {
  it.each([
    ['https://example.org', 'https://example.org'],
    ['http://127.0.0.1:4780/x', 'http://127.0.0.1:4780'],
    ['http://localhost:1', 'http://localhost:1'],
    ['http://[::1]:1', 'http://[::1]:1'],
    ['http://example.org', null],
    ['http://127.0.0.1.example.org', null],
    ['https://user:word@example.org', null],
    ['ftp://127.0.0.1', null],
    ['example.org', null],
  ])('a token may travel to %s: %s', (address, server) => {
    expect(parseServer(address)).toBe(server)
  })
})

describe('the address that a settings file remembers', () => {
  it.each([
    'javascript:alert(1)',
    'https://rui:secret@market.example',
    'http://market.example',
    'file:///etc/passwd',
    'market.example',
    '',
    '\u0000https://market.example',
    'https://',
  ])('%j is refused like any other input', (remembered) => {
    expect(chooseServer(null, remembered)).toEqual({
      server: 'http://127.0.0.1:8080',
      refused: true,
    })
  })

  it('a good one is used by its origin; what the start was told comes first', () => {
    const remembered = 'https://market.example/somewhere?x=1'
    expect(chooseServer(null, remembered)).toEqual({
      server: 'https://market.example',
      refused: false,
    })
    expect(chooseServer('http://127.0.0.1:4780', 'javascript:1')).toEqual({
      server: 'http://127.0.0.1:4780',
      refused: false,
    })
    expect(chooseServer(null, null)).toEqual({ server: 'http://127.0.0.1:8080', refused: false })
  })
})
