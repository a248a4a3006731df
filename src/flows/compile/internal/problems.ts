import { InputError, type MessageParams } from '../../../core/errors.ts';
import { suggest } from '../../../core/suggest.ts';

/** Collects everything wrong with a machine, so that one load shows all of it. */
export class Problems {
  readonly #list: InputError[] = [];

  add(code: string, params: MessageParams): void {
    this.#list.push(new InputError(code, params));
  }

  /** A name that is not among `known`: lists them, and says which one was probably meant. */
  unknown(code: string, name: string, where: string, known: readonly string[]): void {
    const suggestion = suggest(name, known);
    const params = { name, where, known: known.length > 0 ? known.join(', ') : '—' };
    this.add(code, suggestion === undefined ? params : { ...params, suggestion });
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
