/** Models by stream; drops the least recently written first. */
export class ModelCache {
  private readonly models = new Map<string, unknown>();

  constructor(private readonly capacity: number) {}

  get(stream: string): unknown {
    return this.models.get(stream);
  }

  set(stream: string, model: unknown): void {
    this.models.delete(stream);
    this.models.set(stream, model);
  }

  delete(stream: string): void {
    this.models.delete(stream);
  }

  clear(): void {
    this.models.clear();
  }

  /** Call between batches, so that no model disappears while its batch is being folded. */
  trim(): void {
    let surplus = this.models.size - this.capacity;
    for (const stream of this.models.keys()) {
      if (surplus-- <= 0) return;
      this.models.delete(stream);
    }
  }
}
