import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { KeyedStore } from '../../src/redis/keyed-store.ts'

export type KeyedStoreUnderTest = {
  /** Two views of one store, as two processes have them. */
  readonly stores: readonly [KeyedStore, KeyedStore]
  /** Lets time pass until what was set for a second is gone. */
  secondPasses(): Promise<void>
  close(): Promise<void>
}

/** What every keyed store must do. `make` gives an empty one. */
export function keyedStoreContract(name: string, make: () => Promise<KeyedStoreUnderTest>): void {
  describe(`${name} keeps the keyed store contract`, () => {
    let under: KeyedStoreUnderTest
    let [one, other] = [] as unknown as KeyedStoreUnderTest['stores']
    let made = 0
    const newKey = () => `key ${++made}`
    beforeAll(async () => {
      under = await make()
      ;[one, other] = under.stores
    })
    afterAll(() => under.close())

    it('knows nothing of what was never set', async () => {
      expect([await one.get('nowhere'), await one.take('nowhere'), await one.list('nowhere')]).toEqual([
        undefined,
        undefined,
        [],
      ])
    })

    it('gives back what was set last, letter by letter, also to others', async () => {
      const key = newKey()
      await one.set(key, 'before')
      await one.set(key, '{"é": "🏀\n\\"}')
      expect(await other.get(key)).toBe('{"é": "🏀\n\\"}')
      await one.set(key, '')
      expect(await other.get(key)).toBe('')
    })

    it('lets one of many have a claim, and keeps what that one said', async () => {
      const key = newKey()
      const claims = await Promise.all(
        Array.from({ length: 20 }, (_, n) => (n % 2 === 0 ? one : other).claim(key, `claim ${n}`, 60)),
      )
      const winner = claims.indexOf(true)
      expect(claims.filter(Boolean)).toHaveLength(1)
      expect(await one.get(key)).toBe(`claim ${winner}`)
    })

    it('lets one of many have a claim, although all say the same', async () => {
      const key = newKey()
      const claims = await Promise.all(Array.from({ length: 10 }, () => one.claim(key, 'mine', 60)))
      expect(claims.filter(Boolean)).toHaveLength(1)
    })

    it('lets one of many take what is there, once', async () => {
      const key = newKey()
      await one.set(key, 'the button')
      const taken = await Promise.all(
        Array.from({ length: 10 }, (_, n) => (n % 2 === 0 ? one : other).take(key)),
      )
      expect(taken.filter(value => value !== undefined)).toEqual(['the button'])
      expect(await one.get(key)).toBeUndefined()
    })

    it('forgets what was removed, and removing it again is no error', async () => {
      const key = newKey()
      await one.set(key, 'x')
      await other.remove(key)
      await one.remove(key)
      expect(await one.get(key)).toBeUndefined()
    })

    it('forgets after its time what was set or claimed for a time, and nothing else', async () => {
      const [claimed, set, kept] = [newKey(), newKey(), newKey()]
      await one.claim(claimed, 'x', 1)
      await one.set(set, 'x', 1)
      await one.set(kept, 'x', 1)
      await one.set(kept, 'x')
      await under.secondPasses()
      expect([await one.get(claimed), await one.get(set), await one.get(kept)]).toEqual([
        undefined,
        undefined,
        'x',
      ])
      expect(await other.claim(claimed, 'y', 60)).toBe(true)
    })

    it('lists by key exactly what begins so, whatever letters are in it', async () => {
      await one.set('list*:b', '2')
      await one.set('list*:a', '1')
      await one.set('listing', 'no')
      await one.set('list', 'no')
      expect(await other.list('list*:')).toEqual([
        { key: 'list*:a', value: '1' },
        { key: 'list*:b', value: '2' },
      ])
    })
  })
}
