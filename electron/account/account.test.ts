import { describe, expect, it } from 'vitest'
import type { Account } from '../../shared/contract/entities.ts'
import { memoryDisk } from '../../test/fakes/memory-document.ts'
import type { Vault } from '../secrets/vault.ts'
import { uuidV7 } from '../tracking/ids.ts'
import { accountDocument, createAccountKeeper } from './account.ts'

const tiago: Account = {
  id: 2,
  role: 'freelancer',
  name: 'Tiago',
  email: 'tiago@example.com',
  zone: 'Europe/Lisbon',
  paymentSource: null,
}
const vault: Vault = {
  seal: (secret) => ({ by: 'system', data: Buffer.from(secret).toString('base64') }),
  open: ({ data }) => Buffer.from(data, 'base64').toString(),
  isProtected: () => true,
}

function setUp() {
  const disk = memoryDisk()
  const open = (server = 'https://one.example') =>
    createAccountKeeper(disk.open(accountDocument), server, () => vault, uuidV7.uuid)
  return { disk, open }
}

describe('account keeper', () => {
  it('the device keeps its id', () => {
    const { open } = setUp()
    expect(open().deviceId).toBe(open('https://two.example').deviceId)
  })

  it('Y6: a token that cannot be sealed on a full disk is used all the same', () => {
    const full: Vault = {
      ...vault,
      seal() {
        throw Object.assign(new Error('full'), { code: 'ENOSPC' })
      },
    }
    const document = memoryDisk().open(accountDocument)
    const keeper = createAccountKeeper(document, 'https://one.example', () => full, uuidV7.uuid)
    keeper.takeToken('t-1')
    keeper.takeAccount(tiago)
    keeper.keepToken()
    expect(keeper.token()).toBe('t-1')
    expect(document.read().token).toBe(null)
  })

  it('a token outlives the app once it is kept, and never goes to another marketplace', () => {
    const { open, disk } = setUp()
    const keeper = open()
    keeper.takeToken('t-1')
    expect(keeper.token()).toBe('t-1')
    expect(open().hasToken()).toBe(false)
    keeper.takeAccount(tiago)
    keeper.keepToken()
    expect(disk.files.get('account')).not.toContain('t-1')
    expect(open().hasToken()).toBe(true)
    expect(open().token()).toBe('t-1')
    expect(open('https://two.example').token()).toBe(null)
    expect(open('https://two.example').hasToken()).toBe(false)
  })

  it('Y6: signed out, what is tracked still belongs to the account', () => {
    const { open } = setUp()
    const keeper = open()
    keeper.takeToken('t-1')
    keeper.takeAccount(tiago)
    keeper.dropToken()
    expect(keeper.token()).toBe(null)
    expect(keeper.owner()).toBe('https://one.example#2')
  })

  it('Y6: a token is nobody’s until the marketplace says whose; only then it outlives the app', () => {
    const { open } = setUp()
    const keeper = open()
    keeper.takeToken('t-1')
    keeper.takeAccount(tiago)
    keeper.keepToken()
    expect(open().signedInAs()).toEqual(tiago)
    keeper.dropToken()
    expect([keeper.signedInAs(), keeper.account()]).toEqual([null, tiago])
    // Somebody has signed in, and the line breaks before it is known who.
    keeper.takeToken('t-2')
    keeper.keepToken()
    expect([keeper.signedInAs(), keeper.account()]).toEqual([null, tiago])
    expect(open().hasToken()).toBe(false)
    const other = { ...tiago, id: 4 }
    keeper.takeAccount(other)
    keeper.keepToken()
    expect([keeper.signedInAs(), open().signedInAs()]).toEqual([other, other])
  })

  it('a token that is handed over again at each start is still its account’s', () => {
    const { open } = setUp()
    const keeper = open()
    keeper.takeToken('t-1')
    keeper.takeAccount(tiago)
    keeper.keepToken()
    const later = open()
    later.takeToken('t-1')
    expect(later.signedInAs()).toEqual(tiago)
    later.takeToken('t-3')
    expect(later.signedInAs()).toBe(null)
  })

  it('P8, N2: announcement and last notice are kept for each account', () => {
    const { open } = setUp()
    const keeper = open()
    keeper.takeAccount(tiago)
    keeper.markAnnounced()
    keeper.keepLastSeq(9)
    expect([open().isAnnounced(), open().lastSeq()]).toEqual([true, 9])
    keeper.takeAccount({ ...tiago, id: 4 })
    expect([keeper.isAnnounced(), keeper.lastSeq()]).toEqual([false, 0])
  })

  it('Y7: another database knows neither this device nor what was shown here', () => {
    const { open } = setUp()
    const keeper = open()
    keeper.takeAccount(tiago)
    keeper.markAnnounced()
    keeper.keepLastSeq(5)
    expect(keeper.noteDatabase({ epoch: 'first', lastNotice: 5 })).toBe(false)
    expect(keeper.noteDatabase({ epoch: 'first', lastNotice: 9 })).toBe(false)
    expect([keeper.isAnnounced(), keeper.lastSeq()]).toEqual([true, 5])
    expect(keeper.noteDatabase({ epoch: 'second', lastNotice: 80 })).toBe(true)
    expect([keeper.isAnnounced(), keeper.lastSeq()]).toEqual([false, 0])
    expect(open().noteDatabase({ epoch: 'second', lastNotice: 80 })).toBe(false)
  })

  it('Y7: an older copy of the same database goes on with its next notice', () => {
    const { open } = setUp()
    const keeper = open()
    keeper.takeAccount(tiago)
    keeper.markAnnounced()
    keeper.keepLastSeq(5)
    keeper.noteDatabase({ epoch: 'first', lastNotice: 5 })
    expect(keeper.noteDatabase({ epoch: 'first', lastNotice: 3 })).toBe(true)
    expect([keeper.isAnnounced(), keeper.lastSeq()]).toEqual([false, 3])
  })
})
