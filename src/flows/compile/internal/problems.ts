import { InputError, type MessageParams } from '../../../core/errors.ts';
import { nearest } from './nearest.ts';

/** Collects everything wrong with a machine, so that one load shows all of it. */
export class Problems {
  readonly #list: InputError[] = [];

  add(code: string, params: MessageParams): void {
    this.#list.push(new InputError(code, params));
  }

  /** A name that is not among `known`: says which is closest and lists them all. */
  unknown(code: string, name: string, where: string, known: readonly string[]): void {
    this.add(code, { name, where, nearest: nearest(name, known), known: known.length > 0 ? known.join(', ') : '—' });
  }

  /** Something that XState offers and this subset does not. */
  unsupported(what: string, where: string): void {
    this.add('machine-unsupported', { what, where });
  }

  /** Throws the first problem with the others attached; returns if there is none. */
  throwIfAny(): void {
    const [first, ...rest] = this.#list;
    if (first === undefined) return;
    throw rest.length === 0 ? first : new InputError(first.code, first.params, first.place, rest);
  }
}
