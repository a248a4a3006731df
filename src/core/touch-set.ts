/** Indices touched since the last clear, each once: per-step checks look at these only. Never part of a state. */
export class TouchSet {
  readonly list: Int32Array;
  count = 0;
  private readonly marks: Uint8Array;

  constructor(size: number) {
    this.list = new Int32Array(size);
    this.marks = new Uint8Array(size);
  }

  add(index: number): void {
    if (this.marks[index] === 1) return;
    this.marks[index] = 1;
    this.list[this.count++] = index;
  }

  /** Takes out what lies at this place of the list; what lay last comes there. */
  removeAt(place: number): void {
    this.marks[this.list[place]!] = 0;
    this.list[place] = this.list[--this.count]!;
  }

  clear(): void {
    for (let i = 0; i < this.count; i++) this.marks[this.list[i]!] = 0;
    this.count = 0;
  }
}
