import { describe, expect, it } from 'vitest'
import { parseServer } from './server-address.ts'

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
