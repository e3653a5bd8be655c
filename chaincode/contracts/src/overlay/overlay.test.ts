import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Overlay } from './overlay';
import type { StateAccess } from './overlay';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Records every call, and answers reads from what was there before the transaction, as Fabric does. */
class Recorder implements StateAccess {
  readonly calls: string[] = [];
  constructor(readonly state: ReadonlyMap<string, Uint8Array> = new Map()) {}
  getState(key: string): Promise<Uint8Array> {
    this.calls.push(`get ${key}`);
    return Promise.resolve(this.state.get(key) ?? new Uint8Array());
  }
  putState(key: string, value: Uint8Array): Promise<void> {
    this.calls.push(`put ${key}=${new TextDecoder().decode(value)}`);
    return Promise.resolve();
  }
  deleteState(key: string): Promise<void> {
    this.calls.push(`delete ${key}`);
    return Promise.resolve();
  }
}

describe('overlay', () => {
  it('asks the stub once per key, absent keys included', async () => {
    const stub = new Recorder(new Map([['a', bytes('1')]]));
    const overlay = new Overlay(stub);
    await overlay.get('a');
    await overlay.get('a');
    await overlay.get('b');
    expect(await overlay.has('b')).toBe(false);
    expect(stub.calls).toEqual(['get a', 'get b']);
  });

  it('sees its own writes and deletions before they are flushed', async () => {
    const overlay = new Overlay(new Recorder(new Map([['a', bytes('1')]])));
    overlay.put('a', bytes('2'));
    expect(await overlay.get('a')).toEqual(bytes('2'));
    overlay.delete('a');
    expect(await overlay.get('a')).toBeUndefined();
  });

  it('flushes once, in key order, and leaves out what it created and deleted again', async () => {
    const stub = new Recorder(new Map([['gone', bytes('x')]]));
    const overlay = new Overlay(stub);
    await overlay.get('gone');
    await overlay.get('fleeting');
    overlay.put('z', bytes('1'));
    overlay.put('a', bytes('2'));
    overlay.put('fleeting', bytes('3'));
    overlay.delete('fleeting');
    overlay.delete('gone');
    stub.calls.length = 0;
    expect(await overlay.flush()).toBe(3);
    expect(stub.calls).toEqual(['put a=2', 'delete gone', 'put z=1']);
    expect(await overlay.flush()).toBe(0);
  });

  it('undoes to a savepoint, nested ones too', async () => {
    const overlay = new Overlay(new Recorder());
    overlay.put('k', bytes('1'));
    const outer = overlay.savepoint();
    overlay.put('k', bytes('2'));
    const inner = overlay.savepoint();
    overlay.delete('k');
    overlay.put('n', bytes('9'));
    overlay.rollback(inner);
    expect(await overlay.get('k')).toEqual(bytes('2'));
    expect(await overlay.has('n')).toBe(false);
    overlay.rollback(outer);
    expect(await overlay.get('k')).toEqual(bytes('1'));
  });

  it('refuses an empty value, which Fabric could not tell from an absent key', () => {
    expect(() => new Overlay(new Recorder()).put('k', new Uint8Array())).toThrow(RangeError);
  });

  it('behaves as a map whose failed groups never happened', async () => {
    const step = fc.record({
      key: fc.constantFrom('a', 'b', 'c'),
      value: fc.option(fc.constantFrom('1', '2', '3'), { nil: null }),
    });
    const group = fc.record({ steps: fc.array(step, { maxLength: 6 }), keeps: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(fc.array(group, { maxLength: 6 }), async (groups) => {
        const model = new Map([['a', '0']]);
        const overlay = new Overlay(new Recorder(new Map([['a', bytes('0')]])));
        for (const { steps, keeps } of groups) {
          const mark = overlay.savepoint();
          for (const { key, value } of steps) {
            if (value === null) overlay.delete(key);
            else overlay.put(key, bytes(value));
            if (!keeps) continue;
            if (value === null) model.delete(key);
            else model.set(key, value);
          }
          if (!keeps) overlay.rollback(mark);
        }
        for (const key of ['a', 'b', 'c']) {
          const value = await overlay.get(key);
          expect(value && new TextDecoder().decode(value)).toBe(model.get(key));
        }
      }),
    );
  });
});
