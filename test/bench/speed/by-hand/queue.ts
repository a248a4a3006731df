import * as words from './words.ts';

// Constants of its own are compiled into a module's code; those it imports are loaded at every use.
const { KIND, QUEUE } = words;

/** What is under way, in order of time. */
export class Queue {
  // The queue, last first: the next item is at its end.
  protected readonly due = new Float64Array(QUEUE);
  protected readonly order = new Int32Array(QUEUE);
  protected readonly sequence = new Int32Array(QUEUE);
  protected readonly kind = new Int32Array(QUEUE);
  protected readonly a = new Int32Array(QUEUE);
  protected readonly request = new Int32Array(QUEUE);
  protected readonly tidings = new Int32Array(QUEUE);
  protected readonly taint = new Int32Array(QUEUE);
  protected readonly address = new Int32Array(QUEUE);
  protected pending = 0;
  protected made = 0;
  /** When each timer is due; 0 where none runs. A timer that was taken back leaves its item in the queue. */
  protected readonly timers = new Float64Array(14);

  protected push(
    due: number,
    kind: number,
    a: number,
    request: number,
    tidings: number,
    taint: number,
    address: number,
  ): void {
    this.insert(due, kind, a, request, tidings, taint, address, this.made++);
  }

  protected insert(
    due: number,
    kind: number,
    a: number,
    request: number,
    tidings: number,
    taint: number,
    address: number,
    sequence: number,
  ): void {
    const order = kind === KIND.dayClose ? -2 : kind === KIND.restart ? -1 : 0;
    let at = this.pending++;
    while (at > 0 && this.comesFirst(at - 1, due, order, sequence)) {
      this.copy(at, at - 1);
      at--;
    }
    this.due[at] = due;
    this.order[at] = order;
    this.sequence[at] = sequence;
    this.kind[at] = kind;
    this.a[at] = a;
    this.request[at] = request;
    this.tidings[at] = tidings;
    this.taint[at] = taint;
    this.address[at] = address;
  }

  protected comesFirst(at: number, due: number, order: number, sequence: number): boolean {
    if (this.due[at] !== due) return this.due[at]! < due;
    return this.order[at] === order ? this.sequence[at]! < sequence : this.order[at]! < order;
  }

  protected copy(to: number, from: number): void {
    this.due[to] = this.due[from]!;
    this.order[to] = this.order[from]!;
    this.sequence[to] = this.sequence[from]!;
    this.kind[to] = this.kind[from]!;
    this.a[to] = this.a[from]!;
    this.request[to] = this.request[from]!;
    this.tidings[to] = this.tidings[from]!;
    this.taint[to] = this.taint[from]!;
    this.address[to] = this.address[from]!;
  }

  protected remove(at: number): void {
    this.pending--;
    for (let i = at; i < this.pending; i++) this.copy(i, i + 1);
  }

  protected skipStale(): void {
    while (this.pending > 0 && this.kind[this.pending - 1] === KIND.timer) {
      const at = this.pending - 1;
      if (this.timers[this.a[at]!] === this.due[at]) return;
      this.pending--;
    }
  }
}
