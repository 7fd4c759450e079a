import { mkdir, mkdtemp, rename, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { err, ok } from '../../shared/result.ts'
import { memoryDisk } from '../../test/fakes/memory-document.ts'
import { nodeDisk } from '../disk/node-disk.ts'
import { captureKeysDocument, createCaptureKeys } from './capture-keys.ts'
import { keyFileCipher } from './key-file.ts'
import { type Cipher, createVault } from './vault.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'milepost-vault-'))
})
afterEach(() => rm(folder, { recursive: true }))

const file = () => keyFileCipher(join(folder, 'secret.key'), nodeDisk)
/** A keyring: seals under its own name, and opens nothing of another's. */
const keyring = (name: string): Cipher => ({
  encrypt: (text) => Buffer.from(`${name}:${text}`),
  decrypt(data) {
    const [owner, text = ''] = data.toString().split(':')
    if (owner !== name) throw new Error('not mine')
    return text
  },
})

describe('vault', () => {
  it('seals with the keyring where there is one', () => {
    const vault = createVault(keyring('a'), file)
    const sealed = vault.seal('token')
    expect(sealed.by).toBe('system')
    expect(vault.open(sealed)).toBe('token')
    expect(vault.isProtected()).toBe(true)
  })

  it('without one, seals with a key file that only this user reads, and says so', async () => {
    const vault = createVault(null, file)
    const sealed = vault.seal('token')
    expect(vault.isProtected()).toBe(false)
    expect(Buffer.from(sealed.data, 'base64').toString()).not.toContain('token')
    expect((await stat(join(folder, 'secret.key'))).mode & 0o777).toBe(0o600)
    expect(createVault(null, file).open(sealed)).toBe('token')
  })

  it('opens what the key file sealed after a keyring has come, and not the other way round', () => {
    const before = createVault(null, file).seal('token')
    const withKeyring = createVault(keyring('a'), file)
    expect(withKeyring.open(before)).toBe('token')
    expect(createVault(null, file).open(withKeyring.seal('token'))).toBe(null)
    expect(createVault(keyring('b'), file).open(withKeyring.seal('token'))).toBe(null)
  })

  it('a key file that cannot be read now is not replaced: what it sealed opens when it can', async () => {
    const path = join(folder, 'secret.key')
    const sealed = createVault(null, file).seal('token')
    await rename(path, `${path}.away`)
    await mkdir(path)
    expect(createVault(null, file).open(sealed)).toBe(null)
    expect(() => createVault(null, file).seal('other')).toThrow()
    await rm(path, { recursive: true })
    await rename(`${path}.away`, path)
    expect(createVault(null, file).open(sealed)).toBe('token')
  })

  it('S2: capture keys live on, and a new keyring begins a new one', () => {
    const disk = memoryDisk()
    const open = (name: string) =>
      createCaptureKeys(disk.open(captureKeysDocument), createVault(keyring(name), file))
    const first = open('a').current()
    expect(open('a').current()).toEqual(first)
    const second = open('b').current()
    expect(second.id).not.toBe(first.id)
    expect(open('b').find(first.id)).toEqual(err('locked'))
    expect(open('a').find(first.id)).toEqual(ok(first.key))
    expect(open('a').find('00000000')).toEqual(err('unknown'))
  })
})
